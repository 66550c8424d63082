import {
  type Slo,
  type SloCloudWatch,
  type SloCloudWatchMetric,
  sloWindowAt,
} from '@infra-portal/infra-common';
import { type Happened, happened, slices } from './events';
import { keyOf } from './Metrics';
import { LAG, segments } from './periods';
import { SHORT } from './reading';
import type { Answer, Ask } from './types';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** An indicator that is counted from metrics. */
export type Measured = Exclude<SloCloudWatch, { kind: 'application-signals' }>;

/** A range of an objective's metrics, and which periods it is read in. */
export interface Part {
  start: number;
  end: number;
  period: number;
}

/** The newest time that CloudWatch has all points of; epoch seconds. */
export const endAt = (now: number): number =>
  Math.floor((now - LAG) / MINUTE) * MINUTE;

const sliceOf = ({ method }: Slo) =>
  method.kind === 'occurrences' ? MINUTE : method.slice;

/** Minutes for alerts, and hours for the window; slices are read as they are. */
export function partsOf(
  slo: Slo,
  of: Measured,
  now: number,
): { fine: Part[]; coarse: Part[] } {
  const end = endAt(now);
  const window = sloWindowAt(slo.window, end);
  const start = Math.min(window.start, end - 3 * DAY);
  if (of.kind === 'threshold') {
    const parts = segments({ start, end }, sliceOf(slo), now);
    return { fine: parts.slice(-1), coarse: parts };
  }
  const period = end - window.start <= 3 * DAY ? 300 : HOUR;
  const from = Math.floor(start / period) * period;
  return {
    fine: [{ start: end - SHORT, end, period: MINUTE }],
    coarse: [{ start: from, end, period }],
  };
}

/** What is asked of CloudWatch for a part of an objective. */
export function asksOf(of: Measured, region: string, part: Part): Ask[] {
  const metrics: SloCloudWatchMetric[] =
    of.kind === 'ratio' ? [...of.part, ...of.total] : [of.metric];
  return metrics.map(metric => ({ ...{ region, metric }, ...part }));
}

/** What happened in a part, by the answers. */
export function happenedIn(
  slo: Slo,
  of: Measured,
  { region, part }: { region: string; part: Part },
  answers: ReadonlyMap<string, Answer>,
): Happened[] {
  const pointsOf = (metric: SloCloudWatchMetric) =>
    answers.get(keyOf({ ...{ region, metric }, ...part }))!.points;
  const { period, start, end } = part;
  const all =
    of.kind === 'ratio'
      ? happened(
          of,
          { part: of.part.map(pointsOf), total: of.total.map(pointsOf) },
          period,
        )
      : slices(of, pointsOf(of.metric), { period, slice: sliceOf(slo) });
  // What is kept of a metric may be more than this part.
  return all.filter(({ at }) => at >= start && at < end);
}
