import type { entityMessages } from '../messages/entity';

export const entityKorean: Record<keyof typeof entityMessages, string> = {
  'entity.title': '서비스 목표',
};
