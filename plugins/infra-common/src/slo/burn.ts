import Big from 'big.js';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 24 * HOUR;
const USUAL = 30 * DAY;

/** A pair of windows that burn alike: the budget burns, and it still does. */
export interface BurnPair {
  severity: 'page' | 'ticket';
  /** Seconds; the short one is a twelfth of the long one. */
  long: number;
  short: number;
  /** How many times faster than even the budget burns, at which it alerts. */
  factor: number;
  /** The factor is a lower one, or the alert could never fire. */
  capped?: true;
}

/** Of a window of 30 days; share of the budget that the long window spends. */
const TIERS = [
  { severity: 'page', share: '0.02', long: HOUR, usual: '14.4' },
  { severity: 'page', share: '0.05', long: 6 * HOUR, usual: '6' },
  { severity: 'ticket', share: '0.1', long: DAY, usual: '3' },
  { severity: 'ticket', share: '0.1', long: 3 * DAY, usual: '1' },
] as const;

/** Part of all that may fail at a factor: an outage burns faster than this. */
const MOST = '0.9';

/**
 * Pairs of windows and their factors, after the chapter on alerting of Google's SRE
 * workbook: share of the budget × window / long window. Below 28 days and above 30
 * the factors are those of 30 days: others would alert for healthy services, or
 * never.
 * @param period seconds of the window, of calendar windows those of 30 days
 * @param budget ratio, above 0 and below 1
 * @param slice seconds; pairs whose short window has fewer than five are left out
 */
export function burnPairs(
  period: number,
  budget: number,
  slice = MINUTE,
): BurnPair[] {
  const isScaled = period >= 28 * DAY && period <= USUAL;
  return TIERS.flatMap(({ severity, share, long, usual }): BurnPair[] => {
    const short = long / 12;
    if (short < 5 * slice) return [];
    const factor = isScaled
      ? new Big(share).times(period).div(long)
      : new Big(usual);
    const most = new Big(MOST).div(budget);
    const isOver = factor.times(budget).gte(1);
    return [
      {
        ...{ severity, long, short },
        factor: Number((isOver ? most : factor).toPrecision(12)),
        ...(isOver && { capped: true as const }),
      },
    ];
  });
}

/** All windows that pairs look at, the shortest first; seconds. */
export const burnWindows = (pairs: readonly BurnPair[]): number[] =>
  [...new Set(pairs.flatMap(({ long, short }) => [long, short]))].sort(
    (a, b) => a - b,
  );
