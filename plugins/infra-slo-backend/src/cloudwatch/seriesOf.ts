import type { Slo, SloSeries } from '@infra-portal/infra-common';
import { asksOf, endAt, happenedIn, type Measured, type Part } from './asks';
import type { Metrics } from './Metrics';
import { periodAt, segments } from './periods';
import type { Round } from './types';

const MINUTE = 60;
const HOUR = 3_600;
const MOST_TILES = 1_000;
/** Seconds that days are made of; hours are what the window is read in anyway. */
const STEPS = [60, 300, 900, 1_800, 3_600];

/** The shortest tile of at least so many seconds, in whole periods. */
function stepOf(seconds: number, least: number): number {
  const found = STEPS.find(step => step >= seconds && step % least === 0);
  const unit = least > HOUR || HOUR % least > 0 ? least : HOUR;
  return found ?? Math.max(least, Math.ceil(seconds / unit) * unit);
}

/**
 * What happened in equal tiles, at most about a thousand, each of a length that
 * CloudWatch still has at the age of the first.
 * @throws Error of the SDK
 */
export async function seriesOf(
  slo: Slo,
  { of, region, now }: { of: Measured; region: string; now: number },
  range: { start: number; end: number },
  { metrics, round }: { metrics: Metrics; round: Round },
): Promise<SloSeries> {
  const slice = slo.method.kind === 'occurrences' ? MINUTE : slo.method.slice;
  const least = periodAt(now - range.start, slice);
  const seconds = range.end - range.start;
  const step = stepOf(seconds / MOST_TILES, least);
  const start = Math.floor(range.start / step) * step;
  const end = Math.max(
    start,
    Math.floor(Math.min(range.end, endAt(now)) / step) * step,
  );
  const parts: Part[] =
    of.kind === 'threshold'
      ? segments({ start, end }, slice, now)
      : [{ start, end, period: step }];
  const asked = end > start ? parts : [];
  const answers = await metrics.read(
    asked.flatMap(part => asksOf(of, region, part)),
    round,
  );
  const tiles = Math.round((end - start) / step);
  const bad: (number | null)[] = Array(tiles).fill(null);
  const total: (number | null)[] = Array(tiles).fill(null);
  for (const part of asked) {
    for (const each of happenedIn(slo, of, { region, part }, answers)) {
      const tile = Math.floor((each.at - start) / step);
      if (tile < 0 || tile >= tiles) continue;
      bad[tile] = (bad[tile] ?? 0) + each.bad;
      total[tile] = (total[tile] ?? 0) + each.total;
    }
  }
  const messages = [...answers.values()].flatMap(each => each.messages);
  return {
    ...{ step, start, end, bad, total, areCounts: true },
    source: 'cloudwatch',
    observedAt: new Date(now * 1_000).toISOString(),
    warnings: [...new Set(messages)].map(text => ({ en: text, ko: text })),
  };
}
