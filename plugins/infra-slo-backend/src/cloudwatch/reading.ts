import type { LocalisedText, SloReading } from '@infra-portal/infra-common';
import { type Happened, sumOf } from './events';
import { PARTIAL } from './getMetricData';

const HOUR = 3_600;
const DAY = 86_400;

/** Seconds of windows that are answered from minutes. */
export const SHORT = 6 * HOUR;

const FINE = {
  ...{ '5m': 300, '30m': 1_800, '1h': HOUR, '2h': 2 * HOUR, '6h': SHORT },
} as const;
const COARSE = { '1d': DAY, '3d': 3 * DAY } as const;

/**
 * Counts without traffic are not there at all, so silence of a night is no fault.
 * Seconds.
 */
const STALE = 3 * HOUR;

const NOTES = {
  partial: {
    en: 'CloudWatch gave a part of the points only.',
    ko: 'CloudWatch가 데이터 포인트를 일부만 줬어요.',
  },
  coarse: {
    en: 'Before the newest 15 days CloudWatch has points of five minutes or an hour only; each counts for its slices.',
    ko: '최근 15일보다 오래된 데이터는 CloudWatch에 5분 또는 1시간 단위로만 남아 있어서, 그 단위로 계산했어요.',
  },
} satisfies Record<string, LocalisedText>;

/** What is known of an objective's events up to a time. */
export interface Observed {
  /** Of the newest six hours, by the finest period. */
  fine: readonly Happened[];
  /** Of the whole window and at least three days. */
  coarse: readonly Happened[];
  messages: readonly string[];
}

const lastOf = (all: readonly Happened[]) => {
  const { at, period } = all[all.length - 1];
  return at + period;
};

/**
 * The reading of what CloudWatch counted.
 * @param end epoch seconds up to which points are there
 */
export function readingOf(
  { fine, coarse, messages }: Observed,
  window: { start: number; end: number },
  end: number,
): SloReading {
  const ratio = (from: readonly Happened[], seconds: number) => {
    const period = from[0]?.period ?? 1;
    const start = Math.floor((end - seconds) / period) * period;
    const sum = sumOf(from, { start, end });
    return sum && sum.total > 0 ? sum.bad / sum.total : undefined;
  };
  const whole = coarse.filter(
    ({ at, period }) => at + period > window.start && at < end,
  );
  const counts = sumOf(whole, { start: -Infinity, end });
  const [oldest] = whole;
  const last = [...whole, ...fine].reduce(
    (newest, { at, period }) => Math.max(newest, at + period),
    0,
  );
  const newest = fine.length > 0 ? lastOf(fine) : last;
  const errors: SloReading['errors'] = {
    ...(counts && counts.total > 0 && { period: counts.bad / counts.total }),
  };
  for (const [from, windows] of [
    [fine, FINE],
    [coarse, COARSE],
  ] as const) {
    for (const [name, seconds] of Object.entries(windows)) {
      const value = ratio(from, seconds);
      if (value !== undefined) errors[name as keyof typeof errors] = value;
    }
  }
  const isPart = messages.includes(PARTIAL);
  const isCoarse = new Set(whole.map(({ period }) => period)).size > 1;
  return {
    ...{ source: 'cloudwatch', at: end, ...window, errors },
    ...(counts && { counts }),
    hasData: counts !== undefined,
    hasTraffic: counts !== undefined && counts.total > 0,
    ...(oldest && {
      oldest: Math.max(oldest.at, window.start),
      newest: Math.min(newest, end),
      coverage: coverageOf(oldest.at, window, end),
    }),
    ...{ staleAfter: STALE, alerts: [] },
    warnings: [
      ...new Set(messages.filter(each => each !== PARTIAL)),
      ...(isPart ? [NOTES.partial] : []),
      ...(isCoarse ? [NOTES.coarse] : []),
    ],
  };
}

/** Quiet hours have no counts: what is there reaches from the first point to now. */
function coverageOf(
  first: number,
  { start, end }: { start: number; end: number },
  now: number,
): number {
  const until = Math.min(end, now);
  if (until <= start) return 0;
  return Math.min(1, (until - Math.max(first, start)) / (until - start));
}
