import { type SloBasis, sloBudget } from './basis';
import { type SloPoint, wholeTotal } from './wholeWindow';
import type { SloTile, SloWindowTiles } from './windowTiles';

/** Where a budget goes if it burns on alike. */
export interface SloProjection {
  /** From now on; part of the budget that is left. */
  points: SloPoint[];
  /** Epoch seconds when nothing is left; absent: not within the points. */
  at?: number;
}

/**
 * Of a rolling window, by going forward tile by tile for one window: each new tile
 * has as many events as the mean one, the oldest leaves. Old failures that age out
 * give budget back, so that a slow burn may never spend it.
 * @param burn times faster than even
 */
function rolling(
  { tiles, bad, total, now }: SloWindowTiles,
  budget: number,
  burn: number,
): SloProjection {
  const known = tiles.filter(tile => tile.total !== null);
  const step = Math.max(...tiles.map(({ start, end }) => end - start));
  const mean = total / known.length;
  let [left, all] = [bad, total];
  const points: SloPoint[] = [{ at: now, left: 1 - bad / (budget * total) }];
  const spent = () => left > budget * all;
  let at = spent() ? now : undefined;
  tiles.forEach((oldest: SloTile, index) => {
    left += burn * budget * mean - (oldest.bad ?? 0);
    all += mean - (oldest.total ?? 0);
    const then = now + (index + 1) * step;
    points.push({ at: then, left: 1 - left / (budget * all) });
    if (at === undefined && spent()) at = then;
  });
  return { points, ...(at !== undefined && { at }) };
}

/** Of a calendar window, against the budget of all of it, up to where it begins anew. */
function calendar(
  read: SloWindowTiles,
  basis: SloBasis,
  burn: number,
): SloProjection {
  const { window, now, bad } = read;
  const whole = wholeTotal(read, basis);
  const budget = sloBudget(basis.target);
  const perSecond = (burn * budget * whole) / (window.end - window.start);
  const leftAt = (at: number) =>
    1 - (bad + perSecond * (at - now)) / (budget * whole);
  const points = [now, window.end].map(at => ({ at, left: leftAt(at) }));
  if (points[0].left <= 0) return { points, at: now };
  if (points[1].left > 0) return { points };
  return { points, at: now + (budget * whole - bad) / perSecond };
}

/**
 * What is left from now on if the budget burns on alike: for one window more, or
 * until the calendar window begins anew. Undefined where nothing happened.
 */
export function sloProjection(
  read: SloWindowTiles,
  basis: SloBasis,
  burn: number,
): SloProjection | undefined {
  if (read.total <= 0) return undefined;
  return basis.window.kind === 'rolling'
    ? rolling(read, sloBudget(basis.target), burn)
    : calendar(read, basis, burn);
}
