import type { messages } from './messages';

const ko: Record<keyof typeof messages, string> = {
  'createService.title': '서비스 만들기',
  'pullRequests.title': '풀 리퀘스트',
};

export default ko;
