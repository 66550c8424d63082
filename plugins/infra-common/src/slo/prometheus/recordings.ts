import { prometheusDuration } from '../duration';
import type { Slo } from '../model/types';
import { errorRatio, eventsOf, sliceExpression } from './errorRatio';
import { DAY, matchers, periodOf, ratioName, SLICES, STEP } from './names';
import { numberText } from './numberText';
import type { PrometheusRule } from './types';

/** Seconds; longer windows are made of recorded slices: a day has 1,440 minutes. */
const LONG = 6 * 3_600;

/** What is measured, by window. */
export function recordings(
  slo: Slo,
  own: Record<string, string>,
  windows: readonly number[],
): PrometheusRule[] {
  const labels = { ...slo.labels, ...own };
  const isCounted = slo.method.kind === 'occurrences';
  const events = isCounted ? eventsOf(slo, STEP) : undefined;
  const slice = sliceExpression(slo);
  const at = (seconds: number, expr: string): PrometheusRule => ({
    record: ratioName(seconds),
    expr,
    labels: { ...labels, sloth_window: prometheusDuration(seconds) },
  });
  const whole = slo.window.kind === 'rolling' ? slo.window.seconds : undefined;
  return [
    ...(events
      ? [
          { record: 'slo:sli_total:rate5m', expr: events.total, labels },
          { record: 'slo:sli_bad:rate5m', expr: events.bad, labels },
        ]
      : []),
    ...(slice === undefined ? [] : [{ record: SLICES, expr: slice, labels }]),
    ...windows.map(seconds => at(seconds, ratioIn(slo, own, seconds))),
    ...(whole === undefined || windows.includes(whole)
      ? []
      : [at(whole, wholeRatio(slo, own, whole))]),
  ];
}

/** From what is measured, or from recorded slices where those are many. */
function ratioIn(slo: Slo, own: Record<string, string>, seconds: number) {
  return slo.method.kind === 'occurrences' || seconds <= LONG
    ? errorRatio(slo, seconds)
    : `avg_over_time(${SLICES}${matchers(own)}[${prometheusDuration(
        seconds,
      )}])`;
}

/** The ratio of the whole window, from what is recorded where that is exact. */
function wholeRatio(
  slo: Slo,
  own: Record<string, string>,
  seconds: number,
): string {
  if (slo.method.kind !== 'occurrences') return ratioIn(slo, own, seconds);
  const over = `${matchers(own)}[${prometheusDuration(seconds)}]`;
  return slo.indicator.form === 'raw'
    ? `avg_over_time(${ratioName(STEP)}${over})`
    : `sum_over_time(slo:sli_bad:rate5m${over}) / (sum_over_time(slo:sli_total:rate5m${over}) > 0)`;
}

/** What follows from that, and what the objective is. */
export function meta(
  slo: Slo,
  own: Record<string, string>,
  windows: readonly number[],
): PrometheusRule[] {
  const { target, budget, window } = slo;
  const labels = { ...slo.labels, ...own };
  const found = matchers(own);
  const on = 'on (sloth_id, sloth_slo, sloth_service) group_left ()';
  const burn = (seconds: number) =>
    `${ratioName(seconds)}${found} / ${on} slo:error_budget:ratio${found}`;
  const record = (name: string, expr: string): PrometheusRule => ({
    ...{ record: name, expr, labels },
  });
  return [
    record('slo:objective:ratio', `vector(${numberText(target)})`),
    record('slo:error_budget:ratio', `vector(${numberText(budget)})`),
    record(
      'slo:time_period:days',
      `vector(${numberText(periodOf(slo) / DAY)})`,
    ),
    ...(windows.includes(STEP)
      ? [record('slo:current_burn_rate:ratio', burn(STEP))]
      : []),
    ...(window.kind === 'rolling'
      ? [
          record('slo:period_burn_rate:ratio', burn(window.seconds)),
          record(
            'slo:period_error_budget_remaining:ratio',
            `1 - slo:period_burn_rate:ratio${found}`,
          ),
        ]
      : []),
    {
      record: 'sloth_slo_info',
      expr: 'vector(1)',
      labels: {
        ...labels,
        ...{ sloth_version: '0.0.0', sloth_mode: 'portal' },
        ...{ sloth_spec: 'openslo/v1' },
        sloth_objective: numberText(target * 100),
      },
    },
  ];
}
