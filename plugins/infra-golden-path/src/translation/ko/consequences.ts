import type { consequencesMessages } from '../messages/consequences';

export const consequencesKorean: Record<
  keyof typeof consequencesMessages,
  string
> = {};
