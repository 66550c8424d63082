import type { LocalisedText } from '../texts';

const SHOWN = 3;

/** The first few of many: `a, b, c and 4 more`. */
function few(names: readonly string[]): LocalisedText {
  const shown = names.slice(0, SHOWN).join(', ');
  const more = names.length - SHOWN;
  if (more <= 0) return { en: shown, ko: shown };
  return { en: `${shown} and ${more} more`, ko: `${shown} 외 ${more}개` };
}

/** What happens to resources of a stack, each by its address. */
const ofResources =
  (en: string, ko: string) =>
  (stack: string, addresses: readonly string[]): LocalisedText => {
    const some = few(addresses);
    return {
      en: `${stack}: ${en}: ${some.en}`,
      ko: `${stack}: ${ko}: ${some.ko}`,
    };
  };

/** What is so of some stacks, of all that there are. */
const ofStacks =
  (en: string, ko: string) =>
  (stacks: readonly string[], all: number): LocalisedText => {
    const some = few(stacks);
    const count = all > 1 ? ` (${stacks.length}/${all})` : '';
    return {
      en: `${en}${count}: ${some.en}`,
      ko: `${ko}${count}: ${some.ko}`,
    };
  };

/** Why a change is more than routine, in words for people. */
export const RISK_TEXTS = {
  'data-loss': ofResources('what holds data is lost', '데이터가 사라집니다'),
  access: ofResources('who may do what changes', '접근 권한이 바뀝니다'),
  exposure: ofResources(
    'what can be reached from where changes',
    '네트워크 노출 범위가 바뀝니다',
  ),
  destroys: ofResources('goes away', '삭제됩니다'),
  replaces: ofResources('is made anew', '새로 만들어집니다'),
  counted: (stack: string, count: number): LocalisedText => ({
    en: `${stack}: ${count} ${
      count === 1 ? 'resource is' : 'resources are'
    } destroyed or replaced`,
    ko: `${stack}: 리소스 ${count}개가 삭제되거나 교체됩니다`,
  }),
  'no-plan': ofStacks('No plan yet', '아직 플랜이 없습니다'),
  'plan-failed': ofStacks('The plan failed', '플랜이 실패했습니다'),
  'stale-plan': ofStacks(
    'The plan is of an older commit, or was thrown away',
    '이전 커밋의 플랜이거나 버려진 플랜입니다',
  ),
  production: ofStacks('Changes production', '운영 환경을 바꿉니다'),
  shared: ofStacks(
    'Changes what others share',
    '다른 팀이 함께 쓰는 스택을 바꿉니다',
  ),
  many: (count: number): LocalisedText => ({
    en: `Changes ${count} stacks at once`,
    ko: `스택 ${count}개를 한꺼번에 바꿉니다`,
  }),
  outside: (paths: readonly string[]): LocalisedText => {
    const some = few(paths);
    return {
      en: `Changes files of no stack: ${some.en}`,
      ko: `스택에 속하지 않는 파일을 바꿉니다: ${some.ko}`,
    };
  },
  deviates: {
    en: 'Files are not as the golden path gives them',
    ko: '골든 패스와 다른 파일이 있습니다',
  },
  'over-budget': {
    en: 'Costs more than the budgets allow',
    ko: '예산이 허용하는 비용을 넘습니다',
  },
  budget: {
    en: 'Costs come near to what the budgets allow, or rise fast',
    ko: '비용이 예산에 가까워지거나 빠르게 늘어납니다',
  },
  policy: {
    en: 'A policy refuses it',
    ko: '정책을 통과하지 못했습니다',
  },
  frozen: {
    en: 'The error budget of what it changes is spent: changes are to wait',
    ko: '바꾸려는 서비스의 오류 예산을 모두 써서 변경을 미뤄야 합니다',
  },
} satisfies Record<string, LocalisedText | ((...args: any[]) => LocalisedText)>;
