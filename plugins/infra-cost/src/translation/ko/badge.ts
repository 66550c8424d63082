import type { badgeMessages } from '../messages/badge';

export const badgeKorean: Record<keyof typeof badgeMessages, string> = {
  'badge.title': '배지',
  'badge.copy': '배지를 Markdown으로 복사',
  'badge.copied':
    '복사했습니다. 주소를 아는 사람은 누구나 금액을 볼 수 있습니다.',
  'badge.failed': '복사하지 못했습니다: {{reason}}',
};
