import type { LockWaiter, Run, UnlockHint } from '../api';
import type { PullFact } from '../fold/facts';

type LockRun = Pick<
  Run,
  'command' | 'state' | 'at' | 'actor' | 'pullRequest' | 'blockedBy'
>;

const DAY = 24 * 60 * 60_000;
/** Nothing happened for so long: nobody works on it any more. */
const STALE = 14 * DAY;

/**
 * Pull requests that want a stack which another one holds, first who asked
 * first.
 * @param runs newest runs of the stack, the newest first
 * @param holder number of the pull request that holds it
 */
export function lockWaiters(
  runs: readonly LockRun[],
  holder: number | undefined,
): LockWaiter[] {
  const waiters = new Map<number, LockWaiter>();
  const settled = new Set<number>();
  for (const { pullRequest, state, at, actor } of runs) {
    if (!pullRequest || pullRequest.number === holder) continue;
    const { number } = pullRequest;
    // Of each pull request the newest run counts, and those before it that
    // waited, too.
    if (state !== 'waiting') settled.add(number);
    if (settled.has(number)) continue;
    waiters.set(number, {
      ...pullRequest,
      since: at,
      ...(actor !== undefined && { actor }),
    });
  }
  return [...waiters.values()].sort(
    (a, b) => Date.parse(a.since) - Date.parse(b.since) || a.number - b.number,
  );
}

/** What would free a stack soonest; undefined: too little is known of who holds it. */
export function unlockHint(about: {
  /** Drift detection or a call of the API holds it. */
  byApi: boolean;
  pullRequest: PullFact | undefined;
  /** Runs of that pull request in the stack, the newest first. */
  runs: readonly LockRun[];
  /** ms since 1970 */
  now: number;
}): UnlockHint | undefined {
  const { byApi, pullRequest, runs, now } = about;
  if (byApi) return 'wait';
  if (!pullRequest) return undefined;
  if (pullRequest.state !== 'open') return 'unlock-finished';
  const last = Math.max(
    pullRequest.at,
    ...runs.slice(0, 1).map(({ at }) => Date.parse(at)),
  );
  if (now - last > STALE) return 'close-stale';
  const [newest] = runs;
  if (newest?.state === 'running') return 'running';
  if (newest?.state === 'failed') return 'ask-owner';
  const plan = runs.find(({ command }) => command === 'plan');
  return plan?.state === 'succeeded' ? 'apply' : undefined;
}

/** The middle of numbers, of which there has to be one. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
