import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { CostMessage } from '@infra-portal/infra-common';

/** What people switch on and off in the settings of notifications. */
export const TOPICS = {
  weekly: 'weekly-costs',
  budgets: 'cost-budgets',
} as const;

/**
 * A message as a notification: sentences under each other, which channels that
 * know them link from `metadata`: `lines` and what the link to more says, `open`.
 */
export const payloadOf = (
  { title, lines, open }: CostMessage,
  more: Required<
    Pick<NotificationPayload, 'topic' | 'scope' | 'link' | 'severity'>
  >,
): NotificationPayload => ({
  title,
  description: lines.map(({ text }) => text).join('\n'),
  ...more,
  metadata: { lines: lines.map(line => ({ ...line })), open },
});
