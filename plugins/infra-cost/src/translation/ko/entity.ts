import type { entityMessages } from '../messages/entity';

export const entityKorean: Record<keyof typeof entityMessages, string> = {
  'entity.title': '비용',
  'entity.missing': '산정된 비용이 없습니다',
  'entity.missing.description':
    '포털이 아는 스택이 없습니다. 스택은 저장소를 읽은 뒤 곧 산정됩니다.',
  'entity.more': '이 비용 자세히 보기',
  'entity.stacks_one': '스택 {{count}}개',
  'entity.stacks_other': '스택 {{count}}개',
  'entity.tab': '서비스와 환경별 비용',
  'entity.service': '서비스',
  'entity.whole': '제품 전체',
  'entity.absent': '–',
  'entity.unknown_one': '{{count}}개 산정되지 않음',
  'entity.unknown_other': '{{count}}개 산정되지 않음',
  'entity.total': '합계',
  'home.none': '내 팀의 제품 중 아직 비용이 산정된 것이 없습니다.',
  'home.all': '전체 비용',
  'home.movers': '가장 많이 변한 스택',
};
