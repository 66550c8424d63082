import type { changeMessages } from '../messages/change';

export const changeKorean: Record<keyof typeof changeMessages, string> = {
  'change.none': '비용이 달라진 리소스가 없습니다.',
  'change.unchanged_one': '비용이 같은 리소스 {{count}}개',
  'change.unchanged_other': '비용이 같은 리소스 {{count}}개',
  'change.all': '달라진 {{number}}개 모두 보기',
  'change.kind.added': '추가',
  'change.kind.removed': '삭제',
  'change.kind.changed': '변경',
  'change.component': '항목',
  'change.moved': '달라진 것',
  'change.before': '이전',
  'change.after': '이후',
  'change.change': '변동',
  'change.absent': '없음',
  'change.moved.price': '단가',
  'change.moved.amount': '선언한 수량',
  'change.moved.usage': '가정한 사용량',
  'change.moved.known': '금액을 알 수 있는지 여부',
  'change.grades':
    '두 금액의 산정 방식이 달라({{before}}, {{after}}) 차이의 일부는 그 때문일 수 있습니다.',
  'change.unknown_one':
    '한쪽 금액을 알 수 없는 항목이 {{count}}개 있어 차이가 전부는 아닙니다.',
  'change.unknown_other':
    '한쪽 금액을 알 수 없는 항목이 {{count}}개 있어 차이가 전부는 아닙니다.',
};
