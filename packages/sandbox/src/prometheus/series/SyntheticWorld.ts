import type { Slo } from '@infra-portal/infra-common';
import { matchesAll } from '../promql/ast';
import type { Selection, Series } from '../engine/types';
import { Labels, NAME } from '../promql/Labels';
import { type Demand, demandsOf } from './demands';
import { SyntheticSeries } from './SyntheticSeries';
import { Workload } from './Workload';

/** How far back the world goes; milliseconds. */
export const HISTORY = 40 * 24 * 3_600_000;

export interface KnownSlo {
  slo: Slo;
  /** When its file arrived on the default branch; milliseconds. */
  arrived: number;
}

/** Labels that nobody asks for, and that are there all the same. */
const surroundings = ({ labels }: Demand): Record<string, string> =>
  labels[NAME].startsWith('aws_')
    ? { job: 'yace', account_id: '444444444444', region: 'ap-northeast-2' }
    : { instance: '10.40.12.17:8080' };

/** Series of all objectives that there are or were. */
export class SyntheticWorld {
  readonly #series = new Map<string, SyntheticSeries>();

  /** @param anchor when the sandbox started; milliseconds */
  constructor(readonly anchor: number) {}

  /**
   * Begins series of objectives that are new. Those that have begun stay as they
   * are, whatever is promised later; those of objectives that went stop.
   */
  update(known: readonly KnownSlo[], now: number) {
    const wanted = new Set<string>();
    for (const { slo, arrived } of known) {
      const workload = new Workload(slo, this.anchor);
      const begin = Math.max(Math.min(arrived, now), this.anchor - HISTORY);
      for (const demand of demandsOf(slo)) {
        const labels = Labels.of({ ...surroundings(demand), ...demand.labels });
        wanted.add(labels.key);
        if (this.#series.has(labels.key)) continue;
        this.#series.set(
          labels.key,
          new SyntheticSeries(labels, {
            ...{ begin, end: workload.end },
            isCounter: demand.isCounter,
            valueAt: valuesOf(demand, slo, workload),
          }),
        );
      }
    }
    for (const [key, series] of this.#series) {
      if (!wanted.has(key)) series.stop(now);
    }
  }

  select({ matchers, from, to }: Selection): Series[] {
    const found: Series[] = [];
    for (const series of this.#series.values()) {
      if (!matchesAll(matchers, series.labels)) continue;
      const samples = series.until(to);
      const { length } = samples;
      if (length === 0 || samples.times[length - 1] < from) continue;
      found.push({ labels: series.labels, samples });
    }
    return found;
  }
}

function valuesOf(
  { role }: Demand,
  { indicator }: Slo,
  workload: Workload,
): (time: number) => number {
  switch (role) {
    case 'total':
      return time => workload.total(time);
    case 'bad':
      return time => workload.bad(time);
    case 'good':
      return time => workload.total(time) - workload.bad(time);
    case 'share':
      return time => workload.share(time);
    case 'success':
      return time => 1 - workload.share(time);
    case 'value':
      return time =>
        indicator.form === 'threshold' ? workload.measured(time, indicator) : 0;
    default:
      return () => 0;
  }
}
