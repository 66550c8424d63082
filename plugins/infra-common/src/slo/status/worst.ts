import { DateTime } from 'luxon';
import type { SloSeries } from '../api/detail';
import { sloTiles } from './windowTiles';

/** A day or an hour, and what it spent. */
export interface SloWorst {
  /** Epoch seconds. */
  start: number;
  end: number;
  bad: number;
  total: number;
  /** Of all bad events of the series, 0 to 1. */
  share: number;
}

/**
 * Days or hours that had the most bad events, the worst first; none that had no
 * bad one. A tile belongs to the day that it ends in.
 * @param zone IANA, whose days they are
 */
export function sloWorst(
  series: SloSeries,
  {
    by,
    zone = 'UTC',
    most = 5,
  }: { by: 'day' | 'hour'; zone?: string; most?: number },
): SloWorst[] {
  const found = new Map<number, SloWorst>();
  let all = 0;
  for (const { end, bad, total } of sloTiles(series)) {
    if (bad === null || total === null) continue;
    all += bad;
    // The end itself is the first moment of the next tile.
    const day = DateTime.fromSeconds(end - 1, { zone }).startOf(by);
    const start = day.toSeconds();
    const before = found.get(start) ?? {
      ...{ start, end: day.plus({ [by]: 1 }).toSeconds() },
      ...{ bad: 0, total: 0, share: 0 },
    };
    found.set(start, {
      ...before,
      ...{ bad: before.bad + bad, total: before.total + total },
    });
  }
  return [...found.values()]
    .filter(({ bad }) => bad > 0)
    .map(each => ({ ...each, share: each.bad / all }))
    .sort((a, b) => b.bad - a.bad || a.start - b.start)
    .slice(0, most);
}
