import type { SloSeries } from '../api/detail';
import { type SloSpan, sloWindowAt } from '../window/sloWindowAt';
import type { SloBasis } from './basis';

/** Of one tile, only what of it is in the window; null where there is no number. */
export interface SloTile {
  /** Epoch seconds. */
  start: number;
  end: number;
  bad: number | null;
  total: number | null;
}

/** Tiles of a window up to now, the oldest first. */
export interface SloWindowTiles {
  window: SloSpan;
  now: number;
  tiles: SloTile[];
  bad: number;
  total: number;
}

const partOf = (value: number | null | undefined, part: number) =>
  value === null || value === undefined ? null : value * part;

/** All tiles of a series. */
export function sloTiles({ start, step, bad, total }: SloSeries): SloTile[] {
  return total.map((all, index) => ({
    start: start + index * step,
    end: start + (index + 1) * step,
    bad: all === null ? null : bad[index] ?? null,
    total: bad[index] === null ? null : all,
  }));
}

/**
 * What of a series is in the window at a time. Of a tile that began before the
 * window as much counts as is in it.
 * @param now epoch seconds; the end of the series unless it is given
 */
export function sloWindowTiles(
  series: SloSeries,
  { window }: Pick<SloBasis, 'window'>,
  now: number = series.end,
): SloWindowTiles {
  const span = sloWindowAt(window, now);
  const tiles = sloTiles(series).flatMap(tile => {
    const start = Math.max(tile.start, span.start);
    const end = Math.min(tile.end, now);
    if (end <= start) return [];
    const part = (end - start) / series.step;
    return [
      {
        ...{ start, end },
        bad: partOf(tile.bad, part),
        total: partOf(tile.total, part),
      },
    ];
  });
  const sum = (key: 'bad' | 'total') =>
    tiles.reduce((all, tile) => all + (tile[key] ?? 0), 0);
  return { window: span, now, tiles, bad: sum('bad'), total: sum('total') };
}
