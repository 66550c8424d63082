import {
  type Amount,
  type Estimate,
  type PullStackCost,
  ZERO,
} from '@infra-portal/infra-common';
import type { TouchedPlace } from './touchedStacks';
import type { PulledStack } from './types';

/** What a report says of a stack at the pull request's commit. */
export interface ReportedStack {
  after: Estimate;
  /** Of a report of the commit where the pull request left the branch. */
  before?: Estimate;
  /** Where only the amount is told of it: the past of a comparison. */
  beforeMonthly?: Amount;
}

/** Both sides of a stack, of one grade. */
export interface StackEstimates {
  before?: Estimate;
  after?: Estimate;
  beforeMonthly?: Amount;
}

const isSound = (estimate: Estimate | undefined): estimate is Estimate =>
  estimate !== undefined && estimate.state !== 'failed';

/**
 * What a report says, when it says it of both sides: what somebody else found
 * for one side cannot be held against what the portal finds for the other.
 */
export function reportedSides(
  change: PullStackCost['change'],
  reported: ReportedStack | undefined,
): StackEstimates | undefined {
  if (!reported || change === 'removed') return undefined;
  const { after, before, beforeMonthly } = reported;
  if (!isSound(after)) return undefined;
  if (change === 'added') return { after };
  if (isSound(before) && before.currency === after.currency) {
    return { after, before };
  }
  return beforeMonthly === undefined ? undefined : { after, beforeMonthly };
}

/**
 * A stack with the amounts of its estimates. Where one side is needed and is not
 * known there is none of the other either: else all of it would look like new.
 */
export function pricedStack(
  place: TouchedPlace,
  { before, after, beforeMonthly }: StackEstimates,
): PulledStack {
  const { change } = place;
  const was = isSound(before) ? before.monthly : beforeMonthly;
  const known = {
    ...(change !== 'added' && was !== undefined && { before: was }),
  };
  if (change === 'removed') {
    return { ...place, ...known, ...(was !== undefined && { after: ZERO }) };
  }
  const isKnown = isSound(after) && (change === 'added' || was !== undefined);
  if (!isKnown) return { ...place, ...known };
  const gaps = gapsOf(after) - gapsOf(before);
  return {
    ...{ ...place, ...known, after: after.monthly },
    // An amount says nothing of what was there before.
    ...(gaps > 0 && beforeMonthly === undefined && { gaps }),
  };
}

function gapsOf(estimate: Estimate | undefined): number {
  return estimate?.coverage.missingPrices ?? 0;
}
