import type { SloDataState } from '../api/objectives';
import type { Slo } from '../model/types';
import type { SloSpan } from '../window/sloWindowAt';
import type { SloReading } from './reading';

/** Of a window, what may be missing at its start before it counts as young. */
const WHOLE = 0.95;
/** Seconds; a window that began just now says nothing yet. */
export const JUST_BEGUN = 3_600;

/** Data states that say nothing of whether an objective is kept. */
export const BLIND: readonly SloDataState[] = [
  ...(['pending', 'error', 'no-data', 'stale', 'no-traffic'] as const),
  ...(['too-young', 'no-budget'] as const),
];

export const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

/** Seconds that there should be numbers of. */
const elapsedOf = ({ at }: SloReading, { start, end }: SloSpan) =>
  Math.min(at, end) - start;

function isYoung(reading: SloReading, window: SloSpan): boolean {
  const elapsed = elapsedOf(reading, window);
  const oldest = finite(reading.oldest);
  const coverage = finite(reading.coverage);
  return oldest === undefined
    ? coverage !== undefined && coverage < WHOLE
    : oldest - window.start > Math.max((1 - WHOLE) * elapsed, JUST_BEGUN);
}

/**
 * What is amiss with a reading, the most telling first; undefined when nothing is.
 * Whether its source still answers is not its matter.
 */
export function sloDataState(
  slo: Pick<Slo, 'budget' | 'method' | 'window'>,
  reading: SloReading,
  window: SloSpan,
): SloDataState | undefined {
  const newest = finite(reading.newest);
  if (!reading.hasData) return 'no-data';
  if (newest !== undefined && reading.at - newest > reading.staleAfter) {
    return 'stale';
  }
  if (!reading.hasTraffic) {
    return slo.window.kind === 'calendar' &&
      elapsedOf(reading, window) < JUST_BEGUN
      ? 'too-young'
      : 'no-traffic';
  }
  if (finite(reading.errors.period) === undefined) return 'no-data';
  if (slo.budget <= 0) return 'no-budget';
  if (isYoung(reading, window)) return 'too-young';
  const total = finite(reading.counts?.total);
  return slo.method.kind === 'occurrences' &&
    total !== undefined &&
    slo.budget * total < 1
    ? 'too-few-events'
    : undefined;
}
