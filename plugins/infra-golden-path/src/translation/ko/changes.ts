import type { changesMessages } from '../messages/changes';

export const changesKorean: Record<keyof typeof changesMessages, string> = {
  'changes.sections': '변경',
  'changes.pulls': '풀 리퀘스트',
};
