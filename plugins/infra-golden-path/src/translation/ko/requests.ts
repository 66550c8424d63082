import type { requestsMessages } from '../messages/requests';

export const requestsKorean: Record<keyof typeof requestsMessages, string> = {
  'pullRequests.title': '풀 리퀘스트',
};
