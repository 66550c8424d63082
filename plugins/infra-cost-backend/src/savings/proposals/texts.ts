import type {
  LeftSavingCode,
  Saving,
  SavingQuestion,
  SavingRisk,
} from '@infra-portal/infra-common';

type Values = Readonly<Record<string, string>>;

interface Words {
  title(money: string, stack: string): string;
  why(count: number): string;
  stack: string;
  saves: string;
  cost: string;
  from(before: string, after: string): string;
  prices: string;
  commit: string;
  proposed: string;
  changes: string;
  rule: string;
  alone(money: string): string;
  assumed: string;
  computed: string;
  howComputed: string;
  together: string;
  use(rest: string, declared: string): string;
  questions: string;
  yes(question: string): string;
  watch: string;
  risks: Record<SavingRisk, string>;
  destroys: string;
  deletesLogs(days: string): string;
  left: string;
  leftBy: Record<LeftSavingCode, string>;
  next: string;
  month: string;
  more(count: number): string;
  rules: Record<Saving['rule'], (values: Values) => string>;
  asked: Record<SavingQuestion, string>;
}

/** What pull requests for savings say; in the language of the configuration. */
export const SAVING_WORDS: Record<'en' | 'ko', Words> = {
  en: {
    title: (money, stack) => `Save ${money} a month in ${stack}`,
    why: count =>
      count === 1
        ? 'This changes what the stack declares, so that it costs less.'
        : `This changes what the stack declares in ${count} places, so that it costs less.`,
    stack: 'Stack',
    saves: 'Saves a month',
    cost: 'Cost of the stack a month',
    from: (before, after) => `${before} now, ${after} with this`,
    prices: 'Prices',
    commit: 'Looked at commit',
    proposed: 'Proposed by',
    changes: 'What changes',
    rule: 'rule',
    alone: money => `saves ${money} a month alone`,
    assumed: 'assumed',
    computed: 'How it was computed',
    howComputed:
      'The files were worked out and estimated by the same prices twice: as they are, and with this change. What it saves is the exact difference of the two.',
    together:
      'Amounts of single savings must not be added: together they were estimated anew.',
    use: (rest, declared) =>
      `Of this ${rest} follows from use that no file declares. The estimate of the files falls by ${declared}.`,
    questions: 'Questions that were answered',
    yes: question => `${question} Answered: yes.`,
    watch: 'What to watch when it is applied',
    risks: {
      none: 'Nothing stops.',
      restart:
        'It is away for a moment, or until the next maintenance window: apply it at a quiet time.',
      migration:
        'It needs a migration: have images or clients ready, and be ready to go back.',
      'less-redundancy':
        'The loss of one zone, or of what goes, is felt from then on.',
    },
    destroys:
      'The plan destroys it. See that nothing outside of the stack uses it.',
    deletesLogs: days =>
      `Logs that are older than ${days} days are deleted for good.`,
    left: 'Asked for, and not written',
    leftBy: {
      notComputable: 'its amount is not known',
      needsResource: 'no argument does it: something new has to be written',
      stale: 'it is not there any more',
      expression: 'the value is an expression, such as a variable',
      inModule: 'the value is inside of a module',
      notInIntent: 'the intent of the service has no field for it',
      deviates: 'lines of the file that would change were changed by hand',
      referenced: 'something else names what would go',
      notVerified: 'after the change it would not save what is promised',
      conflict: 'another one, which saves more, changes the same',
    },
    next: 'Nothing is applied by opening this. Read the plan; what it would change is what comes of it.',
    month: 'a month',
    more: count => `and ${count} more`,
    rules: {
      graviton: ({ from, to }) => `Move to ARM: ${from} → ${to}`,
      'old-generation': ({ from, to }) =>
        `Take a newer generation: ${from} → ${to}`,
      gp3: ({ from, to }) => `Take the newer volume type: ${from} → ${to}`,
      'nat-gateways': ({ kept }) => `Share one NAT gateway: ${kept} stays`,
      'idle-nat-gateway': () => 'Remove a NAT gateway that nothing uses',
      'idle-balancer': () => 'Remove a load balancer that nothing uses',
      'off-at-night': ({ hours }) =>
        `Run only ${hours} of 168 hours of a week in development`,
      'single-zone': () => 'Keep the database in one zone in development',
      'log-retention': ({ to }) => `Keep logs ${to} days`,
      'unattached-address': () => 'Release an address that nothing has',
      'object-lifecycle': () => 'Move what is seldom read to a colder class',
      'right-size': ({ from, to }) => `Take the usual size: ${from} → ${to}`,
    },
    asked: {
      'needs-arm-image': 'Is every image and package there for ARM64?',
      'routes-must-move': 'Are the routes moved that led through it?',
      'nothing-in-stack-uses-it': 'Does nothing outside of this stack use it?',
      'size-may-be-needed': 'Is the usual size enough for it?',
    },
  },
  ko: {
    title: (money, stack) => `월 ${money} 절감 (${stack})`,
    why: count =>
      count === 1
        ? '비용이 줄어들도록 스택의 선언을 변경합니다.'
        : `비용이 줄어들도록 스택의 선언 ${count}곳을 변경합니다.`,
    stack: '스택',
    saves: '월 절감액',
    cost: '스택의 월 비용',
    from: (before, after) => `현재 ${before}, 변경 후 ${after}`,
    prices: '가격',
    commit: '살펴본 커밋',
    proposed: '제안한 사람',
    changes: '변경 내용',
    rule: '규칙',
    alone: money => `단독으로 월 ${money} 절감`,
    assumed: '가정',
    computed: '계산 방법',
    howComputed:
      '현재 파일과 변경한 파일을 같은 가격으로 각각 산정했습니다. 절감액은 두 산정 결과의 정확한 차이입니다.',
    together:
      '개별 절감액을 더하면 안 됩니다. 모두 함께 적용해 다시 산정한 값입니다.',
    use: (rest, declared) =>
      `이 가운데 ${rest}는 파일에 선언되지 않는 사용량에서 나옵니다. 파일의 산정액은 ${declared} 줄어듭니다.`,
    questions: '확인한 질문',
    yes: question => `${question} 답변: 예.`,
    watch: '적용할 때 살펴볼 점',
    risks: {
      none: '중단되는 것이 없습니다.',
      restart:
        '잠시 또는 다음 유지 관리 시간까지 중단될 수 있습니다. 사용이 적은 시간에 적용하십시오.',
      migration:
        '마이그레이션이 필요합니다. 이미지나 클라이언트를 준비하고 되돌릴 방법도 마련하십시오.',
      'less-redundancy':
        '이후에는 가용 영역 하나의 장애나 사라지는 리소스의 영향을 받습니다.',
    },
    destroys:
      '플랜이 이 리소스를 삭제합니다. 스택 밖에서 쓰는 곳이 없는지 확인하십시오.',
    deletesLogs: days => `${days}일이 지난 로그는 영구히 삭제됩니다.`,
    left: '요청했지만 변경하지 않은 항목',
    leftBy: {
      notComputable: '금액을 알 수 없습니다',
      needsResource: '인수로는 되지 않아 새로 작성해야 합니다',
      stale: '더 이상 존재하지 않습니다',
      expression: '값이 변수 같은 표현식입니다',
      inModule: '값이 모듈 안에 있습니다',
      notInIntent: '서비스 인텐트에 해당 항목이 없습니다',
      deviates: '파일에서 바꿔야 할 줄을 누군가 직접 고쳤습니다',
      referenced: '다른 곳에서 참조하고 있습니다',
      notVerified: '변경해도 약속한 금액이 절감되지 않습니다',
      conflict: '더 많이 절감하는 다른 항목이 같은 곳을 바꿉니다',
    },
    next: '이 풀 리퀘스트를 여는 것만으로 적용되는 것은 없습니다. 플랜을 확인하십시오. 플랜이 바꾸는 것이 곧 결과입니다.',
    month: '월',
    more: count => `외 ${count}개`,
    rules: {
      graviton: ({ from, to }) => `ARM으로 옮기기: ${from} → ${to}`,
      'old-generation': ({ from, to }) => `새 세대 사용하기: ${from} → ${to}`,
      gp3: ({ from, to }) => `새 볼륨 유형 사용하기: ${from} → ${to}`,
      'nat-gateways': ({ kept }) =>
        `NAT 게이트웨이 하나를 함께 쓰기: ${kept} 유지`,
      'idle-nat-gateway': () => '쓰지 않는 NAT 게이트웨이 삭제하기',
      'idle-balancer': () => '쓰지 않는 로드 밸런서 삭제하기',
      'off-at-night': ({ hours }) =>
        `개발 환경을 일주일 168시간 중 ${hours}시간만 켜 두기`,
      'single-zone': () => '개발 데이터베이스를 한 가용 영역에만 두기',
      'log-retention': ({ to }) => `로그를 ${to}일 보관하기`,
      'unattached-address': () => '연결되지 않은 주소 반납하기',
      'object-lifecycle': () => '거의 읽지 않는 객체를 저렴한 클래스로 옮기기',
      'right-size': ({ from, to }) => `기본 크기로 바꾸기: ${from} → ${to}`,
    },
    asked: {
      'needs-arm-image': '모든 이미지와 패키지에 ARM64 버전이 있습니까?',
      'routes-must-move': '거쳐 가던 라우트를 모두 옮겼습니까?',
      'nothing-in-stack-uses-it': '이 스택 밖에서도 쓰는 곳이 없습니까?',
      'size-may-be-needed': '기본 크기로 충분합니까?',
    },
  },
};
