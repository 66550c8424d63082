import type { Slo } from '../model/types';
import { SLO_WINDOWS, type SloWindowName } from '../status/reading';
import { sloWindowAt } from '../window/sloWindowAt';

/** Label that tells what a row of a batch is, and that of which objective it is. */
export const PART = 'slo_part';
export const REF = 'slo_ref';

/** A row of an answer; the number may be NaN or infinite. */
export interface SloSample {
  labels: Record<string, string>;
  value: number;
}

export const quoted = (text: string) => JSON.stringify(text);

/** An expression whose rows say what they are. */
export const labelled = (expression: string, label: string, value: string) =>
  `label_replace((${expression}),${quoted(label)},${quoted(value)},"","")`;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export const SECONDS: Record<Exclude<SloWindowName, 'period'>, number> = {
  '5m': 5 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': HOUR,
  '2h': 2 * HOUR,
  '6h': 6 * HOUR,
  '1d': 24 * HOUR,
  '3d': 72 * HOUR,
};

export const SHORT_WINDOWS = SLO_WINDOWS.filter(
  (name): name is keyof typeof SECONDS => name !== 'period',
);

/** Seconds that the objective's own window looks back over; whole, from a minute. */
export function lookedBack({ window }: Slo, at: number): number {
  const { start, end } = sloWindowAt(window, at);
  return Math.max(MINUTE, Math.round(Math.min(at, end) - start));
}

/** Seconds between the moments at which it is seen whether there are numbers. */
export const coverStep = (seconds: number, slice = MINUTE): number => {
  const least = Math.max(5 * MINUTE, slice);
  return Math.max(least, Math.ceil(seconds / 1_000 / least) * least);
};

/** Part of a window that has numbers, from how many moments of a subquery have. */
export function coverage(
  found: number,
  { at, seconds, step }: { at: number; seconds: number; step: number },
): number {
  const moments = Math.floor(at / step) - Math.ceil((at - seconds) / step) + 1;
  return moments <= 0 ? 0 : Math.min(1, found / moments);
}
