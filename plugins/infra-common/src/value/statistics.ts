import type { Durations, Rate } from './api';

/** Numbers of fewer are no numbers. */
export const FEWEST = 3;

/** Median and 90 % of times, in their unit; undefined of fewer than three. */
export function durationsOf(times: readonly number[]): Durations | undefined {
  if (times.length < FEWEST) return undefined;
  const sorted = [...times].sort((a, b) => a - b);
  return {
    count: sorted.length,
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
  };
}

/** Of sorted numbers, between the nearest two (Hyndman and Fan's type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

/**
 * A share with the 95 % interval of Wilson's score, which stays honest for few
 * and for shares near 0 and 1 (Wilson 1927); undefined of none.
 */
export function rateOf(part: number, of: number): Rate | undefined {
  if (of === 0) return undefined;
  const share = part / of;
  const square = (Z * Z) / of;
  const middle = (share + square / 2) / (1 + square);
  const half =
    (Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of))) /
    (1 + square);
  return {
    ...{ part, of },
    low: part === 0 ? 0 : Math.max(0, middle - half),
    high: part === of ? 1 : Math.min(1, middle + half),
  };
}
