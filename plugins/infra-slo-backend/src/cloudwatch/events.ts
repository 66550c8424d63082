import type { SloCloudWatch } from '@infra-portal/infra-common';
import type { Points } from './types';

/** What happened in one period, events or slices. */
export interface Happened {
  /** Epoch seconds of its start. */
  at: number;
  /** Seconds of it. */
  period: number;
  bad: number;
  total: number;
}

type Ratio = Extract<SloCloudWatch, { kind: 'ratio' }>;
type Threshold = Extract<SloCloudWatch, { kind: 'threshold' }>;

/**
 * Bad and all events of each period. AWS has counts of failures only where there
 * were some, so that a missing one is none, but a missing total stays missing.
 * Failures without a total were events as well: a balancer without targets counts
 * nothing else.
 */
export function happened(
  { means }: Pick<Ratio, 'means'>,
  { part, total }: { part: readonly Points[]; total: readonly Points[] },
  period: number,
): Happened[] {
  const parts = summed(part);
  const all = summed(total);
  const times = new Set(all.keys());
  if (means === 'bad') {
    for (const [at, value] of parts) if (value > 0) times.add(at);
  }
  return [...times]
    .sort((a, b) => a - b)
    .map(at => {
      const own = parts.get(at) ?? 0;
      const sum = all.get(at) ?? 0;
      return means === 'bad'
        ? { at, period, bad: own, total: Math.max(sum, own) }
        : { at, period, bad: Math.max(sum - own, 0), total: sum };
    });
}

function summed(all: readonly Points[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const points of all) {
    for (const [at, value] of points) sums.set(at, (sums.get(at) ?? 0) + value);
  }
  return sums;
}

const IS_KEPT = {
  lt: (value: number, limit: number) => value < limit,
  lte: (value: number, limit: number) => value <= limit,
  gt: (value: number, limit: number) => value > limit,
  gte: (value: number, limit: number) => value >= limit,
};

/**
 * Slices of a statistic that had a value, and which of them broke the threshold.
 * @param slice seconds; a longer period counts for as many slices as it has
 */
export const slices = (
  { op, value }: Pick<Threshold, 'op' | 'value'>,
  points: Points,
  { period, slice }: { period: number; slice: number },
): Happened[] =>
  [...points]
    .sort(([a], [b]) => a - b)
    .map(([at, measured]) => {
      const total = period / slice;
      const isKept = IS_KEPT[op](measured, value);
      return { at, period, bad: isKept ? 0 : total, total };
    });

/** Sums of what began in a range; undefined where nothing did. */
export function sumOf(
  all: readonly Happened[],
  { start, end }: { start: number; end: number },
): { bad: number; total: number } | undefined {
  const some = all.filter(({ at }) => at >= start && at < end);
  if (some.length === 0) return undefined;
  return some.reduce(
    (sum, { bad, total }) => ({ bad: sum.bad + bad, total: sum.total + total }),
    { bad: 0, total: 0 },
  );
}
