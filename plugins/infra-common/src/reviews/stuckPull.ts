import type { PullRuns } from '../runs/api/pulls';
import type { OpenPull, PullBlocker } from './pulls';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

/** What is usual, where too little is known of it. Milliseconds. */
const USUAL: Partial<Record<PullBlocker['code'], number>> = {
  'checks-running': HOUR,
  locked: 8 * HOUR,
};

/** So many times what is usual is longer than usual. */
const TIMES = 3;

/**
 * Milliseconds after which a pull request that waits for something is stuck: a
 * day, or three times what it took before where that is more. Machines get an
 * hour.
 */
export function patienceOf(
  code: PullBlocker['code'] | undefined,
  usual: PullRuns['usual'] | undefined,
): number {
  const least = (code && USUAL[code]) ?? DAY;
  const seen = {
    'checks-running': usual?.plan,
    locked: usual?.lock,
    approvals: usual?.decision,
    'changes-requested': usual?.decision,
  }[code as string];
  return Math.max(least, TIMES * 1000 * (seen?.median ?? 0));
}

/**
 * Whether nothing was done to a pull request for longer than usual. Nobody is
 * expected to act on a draft.
 *
 * @param activeAt when something was last done to it, ISO 8601
 * @param patience milliseconds, of {@link patienceOf}
 * @param now milliseconds since 1970
 */
export const isStuckPull = (
  { state, draft }: Pick<OpenPull, 'state' | 'draft'>,
  { activeAt, patience }: { activeAt: string; patience: number },
  now: number,
): boolean =>
  state === 'open' && !draft && now - Date.parse(activeAt) > patience;
