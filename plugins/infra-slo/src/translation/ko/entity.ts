import type { entityMessages } from '../messages/entity';

export const entityKorean: Record<keyof typeof entityMessages, string> = {
  'entity.title': '목표',
  'entity.kept_one': '목표 {{count}}개 중 {{kept}}개 달성',
  'entity.kept_other': '목표 {{count}}개 중 {{kept}}개 달성',
  'entity.unknown_one': '{{count}}개는 알 수 없음',
  'entity.unknown_other': '{{count}}개는 알 수 없음',
  'entity.asked': '조회:',
  'entity.more': '제품의 모든 목표',
  'entity.all': '전체 목표',
  'home.none': '내 팀이 소유한 서비스에 아직 목표가 없습니다.',
  'home.fine_one': '내 팀의 목표는 예산을 너무 빠르게 쓰고 있지 않습니다.',
  'home.fine_other':
    '내 팀의 목표 {{count}}개 중 예산을 너무 빠르게 쓰는 것이 없습니다.',
  'home.unknown_one': '다른 {{count}}개는 알 수 없습니다.',
  'home.unknown_other': '다른 {{count}}개는 알 수 없습니다.',
  'home.rest_one': '{{count}}개 더',
  'home.rest_other': '{{count}}개 더',
};
