import type { Lane } from '../database';
import type { KeptMessages } from './createWebhookRouter';

/** What is kept of one delivery, for each lane that works it in. */
export function inLanes(
  deliveryId: string,
  { repository, runs, drift }: KeptMessages,
): { deliveryId: string; message: string; lane: Lane }[] {
  return [
    ...(repository
      ? [
          {
            deliveryId,
            message: JSON.stringify(repository),
            lane: 'repository' as const,
          },
        ]
      : []),
    ...(runs
      ? [
          {
            deliveryId: `runs-${deliveryId}`,
            message: JSON.stringify(runs),
            lane: 'runs' as const,
          },
        ]
      : []),
    ...(drift
      ? [
          {
            deliveryId: `drift-${deliveryId}`,
            message: JSON.stringify(drift),
            lane: 'drift' as const,
          },
        ]
      : []),
  ];
}
