import type { SloSeries } from '../api/detail';
import { type SloBasis, sloBudget } from './basis';
import { type SloProjection, sloProjection } from './exhaustion';
import { judgedTotal, type SloPoint, wholeTotal } from './wholeWindow';
import { sloWindowTiles } from './windowTiles';

/** How a budget went down in its window. */
export interface SloBurnDown {
  /** Epoch seconds; a calendar window ends when it begins anew. */
  start: number;
  end: number;
  now: number;
  /**
   * From 1 at the start to what is left now; it never rises. Of a calendar window
   * that counts events it is measured by events so far.
   */
  points: SloPoint[];
  /**
   * Of calendar windows the same against the budget of all of the window, as many
   * events as it will have if they go on alike; the projection continues this one.
   */
  expected?: SloPoint[];
  /** What is left if the budget is spent evenly; from 1 to 0. */
  even: [SloPoint, SloPoint];
  projection?: SloProjection;
  /** Bad and all events, or slices, of the window so far. */
  bad: number;
  total: number;
  /** How many of the whole window may be bad. */
  allowed: number;
}

export interface SloBurnDownOptions {
  /** Epoch seconds; the end of the series unless it is given. */
  now?: number;
  /** Times faster than even that the projection burns; without it there is none. */
  burn?: number;
}

/**
 * The burn-down of the window that now is in. It is measured by all events at once:
 * by those so far at each point, its first hours would be noise and it would rise
 * again. Undefined where nothing happened, or nothing is known.
 */
export function sloBurnDown(
  series: SloSeries,
  basis: SloBasis,
  { now, burn }: SloBurnDownOptions = {},
): SloBurnDown | undefined {
  const read = sloWindowTiles(series, basis, now);
  if (read.total <= 0) return undefined;
  const { start, end } = read.window;
  const budget = sloBudget(basis.target);
  const whole = wholeTotal(read, basis);
  const pointsBy = (total: number): SloPoint[] => {
    let bad = 0;
    return [
      { at: start, left: 1 },
      ...read.tiles.map(tile => {
        bad += tile.bad ?? 0;
        return { at: tile.end, left: 1 - bad / (budget * total) };
      }),
    ];
  };
  return {
    ...{ start, end, now: read.now },
    points: pointsBy(judgedTotal(read, basis)),
    ...(basis.window.kind === 'calendar' && { expected: pointsBy(whole) }),
    even: [
      { at: start, left: 1 },
      { at: end, left: 0 },
    ],
    ...(burn !== undefined && {
      projection: sloProjection(read, basis, burn),
    }),
    ...{ bad: read.bad, total: read.total, allowed: budget * whole },
  };
}
