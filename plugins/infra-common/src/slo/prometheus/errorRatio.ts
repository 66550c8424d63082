import { prometheusDuration } from '../duration';
import { WINDOW_MARK } from '../model/Queries';
import type { Slo } from '../model/types';
import { numberText } from './numberText';

/** A query with the time that it looks back; seconds. */
export const inWindow = (query: string, seconds: number): string =>
  query.replaceAll(WINDOW_MARK, prometheusDuration(seconds));

/** What breaks a threshold. */
const BROKEN = { lt: '>=', lte: '>', gt: '<=', gte: '<' } as const;

/** Failed and all events of a window, where the indicator counts events. */
export function eventsOf(
  { indicator }: Pick<Slo, 'indicator'>,
  seconds: number,
): { bad: string; total: string } | undefined {
  if (indicator.form === 'bad-total') {
    const total = inWindow(indicator.total, seconds);
    // A series of failures that never came is none, and keeps its labels.
    const bad = `(${inWindow(indicator.bad, seconds)}) or (${total}) * 0`;
    return { bad, total };
  }
  if (indicator.form === 'good-total') {
    const total = inWindow(indicator.total, seconds);
    const good = inWindow(indicator.good, seconds);
    // Nothing good at all is all bad; both are scraped apart, so never below none.
    const bad = `clamp_min((${total}) - ((${good}) or (${total}) * 0), 0)`;
    return { bad, total };
  }
  return undefined;
}

function ratioOf(slo: Slo, seconds: number): string {
  const { indicator } = slo;
  const events = eventsOf(slo, seconds);
  if (events) return `(${events.bad}) / ((${events.total}) > 0)`;
  if (indicator.form !== 'raw') {
    throw new Error('A threshold has no ratio outside of slices.');
  }
  const raw = `(${inWindow(indicator.raw, seconds)})`;
  // NaN is equal to nothing: comparing it to itself drops it.
  const known = `(${raw} == ${raw})`;
  return indicator.means === 'failure' ? known : `1 - ${known}`;
}

/**
 * Of objectives that are kept by slices of time: whether one was bad, or which part
 * of it. Undefined where events are counted.
 */
export function sliceExpression(slo: Slo): string | undefined {
  const { indicator, method } = slo;
  if (method.kind === 'occurrences') return undefined;
  if (indicator.form === 'threshold') {
    const { query, op, value } = indicator;
    return `(${query}) ${BROKEN[op]} bool ${numberText(value)}`;
  }
  const ratio = ratioOf(slo, method.slice);
  return method.kind === 'timeslices'
    ? `(${ratio}) > bool ${numberText(1 - method.sliceTarget)}`
    : ratio;
}

/**
 * The ratio of errors in a window as PromQL, from what is measured: nothing where
 * there was no traffic, never NaN, and 0 where no failure was ever seen.
 * @param seconds of the window
 */
export function errorRatio(slo: Slo, seconds: number): string {
  const { method } = slo;
  const slice = sliceExpression(slo);
  if (method.kind === 'occurrences' || slice === undefined) {
    return ratioOf(slo, seconds);
  }
  const step = prometheusDuration(method.slice);
  return `avg_over_time((${slice})[${prometheusDuration(seconds)}:${step}])`;
}
