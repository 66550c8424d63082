import type { SloSeries } from '../api/detail';
import type { SloStatus } from '../api/objectives';
import type { Slo } from '../model/types';
import type { SloSpan } from '../window/sloWindowAt';
import { sloBasisOf } from './basis';
import { JUST_BEGUN } from './dataState';
import { sloProjection } from './exhaustion';
import { sloWindowTiles } from './windowTiles';

/** What is known of a budget when it is asked when it ends. */
export interface BudgetNow {
  /** Epoch seconds. */
  at: number;
  window: SloSpan;
  budgetLeft: number;
  burn: SloStatus['burn'];
  /** The alert that pages fires: what burns in one hour counts. */
  isPaging: boolean;
  /** Tiles of the window, where there are some. */
  series?: SloSeries;
}

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();

/**
 * Seconds until it is spent, without tiles. Of a rolling window the least it can
 * be: old failures that age out give some of it back. Of a calendar window that
 * counts events, against those that its whole length will have.
 */
function secondsLeft(
  slo: Slo,
  { at, window, budgetLeft }: BudgetNow,
  burn: number,
): number {
  const length = window.end - window.start;
  if (slo.window.kind === 'rolling' || slo.method.kind !== 'occurrences') {
    return (budgetLeft * length) / burn;
  }
  const spent = (1 - budgetLeft) * (at - window.start);
  return (length - spent) / burn;
}

/**
 * When the budget is spent if it burns on as it did over six hours, or over one
 * while that alert fires. Undefined where how it burns is not known, and in the
 * first hour of a calendar window.
 */
export function runsOut(
  slo: Slo,
  known: BudgetNow,
): SloStatus['exhaustion'] | undefined {
  const { at, window, budgetLeft, series } = known;
  const basis = known.isPaging && known.burn['1h'] !== undefined ? '1h' : '6h';
  const burn = known.burn[basis];
  if (burn === undefined) return undefined;
  if (slo.window.kind === 'calendar' && at - window.start < JUST_BEGUN) {
    return undefined;
  }
  if (budgetLeft <= 0) return { at: iso(at), basis };
  if (burn <= 0) return { basis };
  const objective = sloBasisOf(slo);
  const tiles = series && sloWindowTiles(series, objective, at);
  const exact = tiles && sloProjection(tiles, objective, burn);
  if (exact) {
    return { basis, ...(exact.at !== undefined && { at: iso(exact.at) }) };
  }
  const then = at + secondsLeft(slo, known, burn);
  const last =
    slo.window.kind === 'rolling' ? at + slo.window.seconds : window.end;
  return { basis, ...(then <= last && { at: iso(then) }) };
}
