import { type SloBasis, sliceOfBasis } from './basis';
import type { SloWindowTiles } from './windowTiles';

/** Part of the budget that is left at a time; epoch seconds. */
export interface SloPoint {
  at: number;
  left: number;
}

/**
 * Events of the whole window: of a rolling one those that were; of a calendar
 * one as many as there will be if they go on as they did. Slices are known before.
 */
export function wholeTotal(
  { window, now, total }: Pick<SloWindowTiles, 'window' | 'now' | 'total'>,
  basis: SloBasis,
): number {
  if (basis.window.kind === 'rolling') return total;
  const length = window.end - window.start;
  const slice = sliceOfBasis(basis);
  return slice === undefined
    ? (total * length) / (now - window.start)
    : length / slice;
}

/** What the number of a budget is measured by: events so far, or all slices. */
export const judgedTotal = (
  read: Pick<SloWindowTiles, 'window' | 'now' | 'total'>,
  basis: SloBasis,
): number =>
  sliceOfBasis(basis) === undefined ? read.total : wholeTotal(read, basis);
