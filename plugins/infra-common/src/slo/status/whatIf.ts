import type { SloSeries } from '../api/detail';
import { type SloBasis, sloBudget } from './basis';
import { judgedTotal } from './wholeWindow';
import { sloWindowTiles } from './windowTiles';

/** An objective by another target. */
export interface SloWhatIf {
  target: number;
  /** Good part of all, 0 to 1; the same for each target. */
  sli: number;
  budgetLeft: number;
  isKept: boolean;
  /** Bad events, or slices, that were, and that may be. */
  bad: number;
  allowed: number;
}

/**
 * How the window that now is in looks with another target. Undefined where nothing
 * happened.
 * @param target above 0 and below 1
 */
export function sloWhatIf(
  series: SloSeries,
  basis: SloBasis,
  { target, now }: { target: number; now?: number },
): SloWhatIf | undefined {
  const read = sloWindowTiles(series, basis, now);
  if (read.total <= 0) return undefined;
  const allowed = sloBudget(target) * judgedTotal(read, basis);
  return {
    ...{ target, sli: 1 - read.bad / read.total },
    budgetLeft: 1 - read.bad / allowed,
    isKept: read.bad <= allowed,
    ...{ bad: read.bad, allowed },
  };
}
