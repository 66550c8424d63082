import { burnPairs, burnWindows } from '../burn';
import { prometheusDuration } from '../duration';
import type { Slo } from '../model/types';
import {
  matchers,
  periodOf,
  ratioName,
  sliceOf,
  SLICES,
  STEP,
} from '../prometheus/names';
import { numberText } from '../prometheus/numberText';

/** A line of a panel. */
export interface SloQuery {
  expr: string;
  legend: string;
}

/** Windows that a person looks at, in seconds; those that rules record count. */
const SHOWN = [3_600, 6 * 3_600, 3 * 86_400];

const found = ({ id }: Slo) => matchers({ sloth_id: id });
/** One of two servers that measure the same; the worst of several groups. */
const worst = (expr: string) => `max by (sloth_id) (${expr})`;

/** The time that the dashboard shows: a calendar window has no fixed length. */
const RANGE = '$__range';

/** The part that failed, in the window or in the time shown. */
function errors(slo: Slo): string {
  const { window, method, indicator } = slo;
  const series = found(slo);
  if (window.kind === 'rolling') {
    return worst(`${ratioName(window.seconds)}${series}`);
  }
  const over = `${series}[${RANGE}]`;
  if (method.kind !== 'occurrences') {
    return worst(`avg_over_time(${SLICES}${over})`);
  }
  return indicator.form === 'raw'
    ? worst(`avg_over_time(${ratioName(STEP)}${over})`)
    : `${worst(`sum_over_time(slo:sli_bad:rate5m${over})`)} / ${worst(
        `sum_over_time(slo:sli_total:rate5m${over})`,
      )}`;
}

/** Good part of all, 0 to 1. */
export const keptQuery = (slo: Slo): SloQuery => ({
  expr: `1 - (${errors(slo)})`,
  legend: 'kept',
});

/** Part of the budget that is left; below 0 is overspent. */
export const budgetQuery = (slo: Slo): SloQuery => ({
  expr: `1 - (${errors(slo)}) / ${numberText(slo.budget)}`,
  legend: 'left',
});

/** Pairs of windows that alert. */
export const sloPairs = (slo: Slo) =>
  burnPairs(periodOf(slo), slo.budget, sliceOf(slo));

/** How many times faster than even the budget burns. */
export function burnQueries(slo: Slo): SloQuery[] {
  const recorded = burnWindows(sloPairs(slo));
  return SHOWN.filter(seconds => recorded.includes(seconds)).map(seconds => ({
    expr: `${worst(`${ratioName(seconds)}${found(slo)}`)} / ${numberText(
      slo.budget,
    )}`,
    legend: prometheusDuration(seconds),
  }));
}

/** What happens, as the objective counts it. */
export function volumeQueries(slo: Slo): SloQuery[] {
  const series = found(slo);
  if (slo.method.kind !== 'occurrences') {
    return [{ expr: worst(`${SLICES}${series}`), legend: 'bad slices' }];
  }
  if (slo.indicator.form === 'raw') {
    return [{ expr: worst(`${ratioName(STEP)}${series}`), legend: 'errors' }];
  }
  return [
    { expr: worst(`slo:sli_total:rate5m${series}`), legend: 'all' },
    { expr: worst(`slo:sli_bad:rate5m${series}`), legend: 'bad' },
  ];
}
