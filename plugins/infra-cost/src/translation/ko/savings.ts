import type { savingsMessages } from '../messages/savings';

export const savingsKorean: Record<keyof typeof savingsMessages, string> = {
  'savings.title': '절감',
  'savings.link': '비용을 줄이는 방법',
  'savings.description':
    '스택이 선언한 내용에서 한 가지만 바꿔 다시 산정했습니다. 추측이 아니라, 모든 금액은 두 산정 결과의 차이입니다.',
  'savings.total': '절감액 합계',
  'savings.certain': '권장',
  'savings.possible': '모든 질문에 예라고 답할 때',
  'savings.of_one': '스택 {{count}}개의 월 비용 {{amount}} 기준입니다.',
  'savings.of_other': '스택 {{count}}개의 월 비용 {{amount}} 기준입니다.',
  'savings.waiting_one': '아직 살펴보지 않은 스택 {{count}}개',
  'savings.waiting_other': '아직 살펴보지 않은 스택 {{count}}개',
  'savings.law':
    '개별 금액을 더하면 안 됩니다. 합계는 모두 함께 적용해 다시 산정한 값입니다.',
  'savings.together': '함께 적용하면 월 {{monthly}} 중 최대 {{possible}} 절감',
  'savings.column.what': '바꿀 내용',
  'savings.column.where': '위치',
  'savings.column.risk': '영향',
  'savings.column.monthly': '월 절감액',
  'savings.question': '확인 필요',
  'savings.unknown': '알 수 없음',
  'savings.silenced': '예외 적용 중',
  'savings.exception': '예외 {{exception}}에 따라 {{until}}까지 제외합니다.',
  'savings.more_one': '절감할 수 있는 스택이 {{count}}개 더 있습니다.',
  'savings.more_other': '절감할 수 있는 스택이 {{count}}개 더 있습니다.',
  'savings.none.title': '아직 스택이 없습니다',
  'savings.none.description':
    '조건에 맞는 스택이 없거나, 설정한 저장소에서 스택을 찾지 못했습니다.',
  'savings.pending.title': '아직 살펴보지 않았습니다',
  'savings.pending.description':
    '스택의 비용을 산정한 뒤 곧 살펴봅니다. 끝나면 이 페이지에 나타납니다.',
  'savings.nothing.title': '절감할 항목을 찾지 못했습니다',
  'savings.nothing.description':
    '같은 내용을 더 싸게 선언하는 방법을 찾은 규칙이 없습니다.',
  'savings.risk.none': '중단 없음',
  'savings.risk.restart': '잠시 중단됨',
  'savings.risk.migration': '마이그레이션 필요',
  'savings.risk.less-redundancy': '가용 영역 장애에 취약해짐',
  'savings.rule.graviton': 'ARM으로 옮기기: {{from}} → {{to}}',
  'savings.rule.old-generation': '새 세대 사용하기: {{from}} → {{to}}',
  'savings.rule.gp3': '새 볼륨 유형 사용하기: {{from}} → {{to}}',
  'savings.rule.nat-gateways': 'NAT 게이트웨이 하나를 함께 쓰기: {{kept}} 유지',
  'savings.rule.idle-nat-gateway': '쓰지 않는 NAT 게이트웨이 삭제하기',
  'savings.rule.idle-balancer': '쓰지 않는 로드 밸런서 삭제하기',
  'savings.rule.off-at-night':
    '개발 환경을 일주일 168시간 중 {{hours}}시간만 켜 두기',
  'savings.rule.single-zone': '개발 데이터베이스를 한 가용 영역에만 두기',
  'savings.rule.log-retention': '로그를 {{from}}일 대신 {{to}}일 보관하기',
  'savings.rule.log-retention.forever': '로그를 무기한 대신 {{to}}일 보관하기',
  'savings.rule.unattached-address': '연결되지 않은 주소 반납하기',
  'savings.rule.object-lifecycle':
    '거의 읽지 않는 객체를 저렴한 클래스로 옮기기',
  'savings.rule.right-size': '기본 크기로 바꾸기: {{from}} → {{to}}',
  'savings.fact.needs-arm-image':
    '모든 이미지와 패키지에 ARM64 버전이 있어야 합니다.',
  'savings.fact.value-is-default':
    '파일에 값이 없어 AWS 기본값이 쓰이고 있습니다.',
  'savings.fact.keeps-iops': '느려지지 않도록 IOPS를 함께 지정합니다.',
  'savings.fact.routes-must-move': '라우트를 먼저 옮겨야 합니다.',
  'savings.fact.nothing-in-stack-uses-it':
    '이 스택의 파일에서는 쓰지 않지만, 다른 곳에서 쓸 수 있습니다.',
  'savings.fact.needs-schedule':
    '끄고 켜는 장치가 필요합니다. 인수 하나로는 되지 않습니다.',
  'savings.fact.storage-is-assumed': '보관량은 가정한 값입니다.',
  'savings.fact.retrieval-not-counted':
    '저렴한 클래스에서 읽는 비용은 포함하지 않았습니다.',
  'savings.fact.size-may-be-needed':
    '지금 크기가 필요한지는 파일만으로 알 수 없습니다.',
  'savings.missing.price':
    '가격표에 {{component}} 가격이 없어 금액을 알 수 없습니다.',
  'savings.missing.usage': '{{component}} 사용량을 몰라 금액을 알 수 없습니다.',
  'savings.missing.value':
    '{{component}} 값은 적용할 때 정해지므로 금액을 알 수 없습니다.',
};
