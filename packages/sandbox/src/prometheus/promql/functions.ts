import type { ValueType } from './ast';

interface Signature {
  args: ValueType[];
  /** How many of them may be left out, from the end. */
  optional?: number;
  gives: 'scalar' | 'vector';
}

const over: Signature = { args: ['matrix'], gives: 'vector' };
const each: Signature = { args: ['vector'], gives: 'vector' };

/** Functions that are computed here, as Prometheus 2.42 has them. */
export const FUNCTIONS: Readonly<Record<string, Signature>> = {
  ...{ rate: over, increase: over, irate: over, delta: over },
  ...{ sum_over_time: over, avg_over_time: over, count_over_time: over },
  ...{ min_over_time: over, max_over_time: over, last_over_time: over },
  ...{ present_over_time: over, absent_over_time: over },
  ...{ abs: each, ceil: each, floor: each, sqrt: each, sgn: each },
  ...{ absent: each, timestamp: each },
  scalar: { args: ['vector'], gives: 'scalar' },
  clamp_min: { args: ['vector', 'scalar'], gives: 'vector' },
  clamp_max: { args: ['vector', 'scalar'], gives: 'vector' },
  clamp: { args: ['vector', 'scalar', 'scalar'], gives: 'vector' },
  round: { args: ['vector', 'scalar'], optional: 1, gives: 'vector' },
  vector: { args: ['scalar'], gives: 'vector' },
  time: { args: [], gives: 'scalar' },
  label_replace: {
    args: ['vector', 'string', 'string', 'string', 'string'],
    gives: 'vector',
  },
};

/** Functions of Prometheus 2.42 that are not computed here. */
export const UNKNOWN_HERE: ReadonlySet<string> = new Set(
  `acos acosh asin asinh atan atanh changes cos cosh day_of_month day_of_week
   day_of_year days_in_month deg deriv exp histogram_count histogram_fraction
   histogram_quantile histogram_sum holt_winters hour idelta label_join ln log10
   log2 minute month pi predict_linear quantile_over_time rad resets sin sinh
   sort sort_desc stddev_over_time stdvar_over_time tan tanh year`.split(/\s+/),
);

/** Aggregations of Prometheus 2.42 that are not computed here. */
export const AGGREGATIONS_UNKNOWN_HERE: ReadonlySet<string> = new Set([
  ...['quantile', 'stddev', 'stdvar', 'count_values'],
]);

const NAMES: Record<ValueType, string> = {
  ...{ scalar: 'scalar', string: 'string' },
  ...{ vector: 'instant vector', matrix: 'range vector' },
};

/** How Prometheus calls a type in its messages. */
export const typeName = (type: ValueType) => NAMES[type];
