import type { formMessages } from '../messages/form';

export const formKorean: Record<keyof typeof formMessages, string> = {
  'createService.title': '서비스 만들기',
};
