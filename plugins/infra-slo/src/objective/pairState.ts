import type { ObjectiveDetail } from '@infra-portal/infra-common';

/**
 * What a pair of windows says. *firing*: both burn faster than the limit;
 * *falling*: the long one does, the short one no longer; *rising*: the short one
 * does, the long one not yet.
 */
export type PairState = 'firing' | 'falling' | 'rising' | 'quiet' | 'unknown';

type Pair = ObjectiveDetail['pairs'][number];

/** Undefined is not known, and never quiet. */
export function pairState({ factor, longBurn, shortBurn }: Pair): PairState {
  if (longBurn === undefined || shortBurn === undefined) return 'unknown';
  const [isLong, isShort] = [longBurn > factor, shortBurn > factor];
  if (isLong && isShort) return 'firing';
  if (isLong) return 'falling';
  return isShort ? 'rising' : 'quiet';
}
