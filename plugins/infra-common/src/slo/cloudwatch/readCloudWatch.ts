import { z } from 'zod';
import type { Problems } from '../model/Problems';
import type { SloMethod } from '../model/types';
import type { OpenSli, OpenSlo } from '../openslo/schema';
import type { SloCloudWatch, SloCloudWatchMetric } from './types';

const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region, such as ap-northeast-2');
const name = z.string().min(1).max(255);

/** Of one value; of a threshold any, of counts those that can be added up. */
const STAT =
  /^(Sum|SampleCount|Average|Minimum|Maximum|IQM|p\d{1,2}(\.\d{1,10})?|(TM|TC|TS|WM|PR)\([\d.%:]{1,40}\))$/;
const COUNTED = /^(Sum|SampleCount|TC\(.+\)|TS\(.+\))$/;

const metric = z.strictObject({
  namespace: name,
  metricName: name,
  dimensions: z
    .record(name, z.string().min(1).max(1_024))
    .refine(each => Object.keys(each).length <= 30, 'must be at most 30')
    .optional(),
  stat: z
    .string()
    .regex(STAT, 'must be a statistic of CloudWatch, such as Sum or p99')
    .optional(),
});

/** What `spec` of a metric of CloudWatch may be: one metric, or several to add up. */
export const sloCloudWatchSpecSchema = z.union([
  metric.extend({ region: region.optional() }),
  z.strictObject({
    region: region.optional(),
    metrics: z.array(metric).min(1).max(10),
  }),
]);

const signalsSpec = z.strictObject({
  region: region.optional(),
  serviceLevelObjective: z.string().min(1).max(2_048),
});

type Metric = NonNullable<OpenSli['thresholdMetric']>;

export interface ReadCloudWatch {
  cloudWatch: SloCloudWatch;
  source: string;
}

interface Wanted {
  objective: OpenSlo['spec']['objectives'][number];
  method: SloMethod;
}

const at = (key: string) => [
  ...['spec', 'indicator', 'spec'],
  ...(key === 'thresholdMetric' ? [key] : ['ratioMetric', key]),
];

const sourceOf = ({ metricSource }: Metric) => metricSource.metricSourceRef;

/**
 * An indicator whose data source is of type CloudWatch: counts to add up, a
 * statistic to compare, or (`raw`) an objective of Application Signals.
 */
export function readCloudWatch(
  { ratioMetric, thresholdMetric }: OpenSli,
  { objective, method }: Wanted,
  problems: Problems,
): ReadCloudWatch | undefined {
  if (thresholdMetric) {
    const read = metricsOf(thresholdMetric, 'thresholdMetric', problems);
    return threshold(thresholdMetric, read, { objective, method }, problems);
  }
  if (method.kind !== 'occurrences') {
    problems.error(
      'Counts of CloudWatch are kept by events: write budgetingMethod: Occurrences.',
      ['spec', 'budgetingMethod'],
    );
  }
  const { good, bad, total, raw, rawType } = ratioMetric!;
  if (raw) return signals(raw, rawType, problems);
  const key = good ? 'good' : 'bad';
  const own = (good ?? bad)!;
  const all = metricsOf(total!, 'total', problems);
  const part = metricsOf(own, key, problems);
  const refs = new Set([own, total!].map(sourceOf));
  const [source] = refs;
  if (refs.size > 1 || (all && part && all.region !== part.region)) {
    problems.error('Both metrics must be of one data source and region.', [
      ...['spec', 'indicator'],
    ]);
    return undefined;
  }
  if (!all || !part || source === undefined) return undefined;
  for (const { stat } of [...all.metrics, ...part.metrics]) {
    if (COUNTED.test(stat)) continue;
    problems.error(
      `${stat} cannot be added up. Write Sum, SampleCount or TC(…), or a thresholdMetric with Timeslices.`,
      ['spec', 'indicator'],
    );
    return undefined;
  }
  const place = all.region === undefined ? {} : { region: all.region };
  return {
    ...{ source },
    cloudWatch: {
      ...{ ...place, kind: 'ratio', means: key },
      ...{ part: part.metrics, total: all.metrics },
    },
  };
}

function threshold(
  metricOf: Metric,
  read: ReturnType<typeof metricsOf>,
  { objective: { op, value }, method }: Wanted,
  problems: Problems,
): ReadCloudWatch | undefined {
  const path = ['spec', 'objectives', 0];
  if (op === undefined || value === undefined) {
    problems.error('A threshold needs op and value in its objective.', path);
  }
  if (method.kind !== 'timeslices' || method.sliceTarget !== 1) {
    problems.error(
      'A statistic of CloudWatch is kept by time: write budgetingMethod: Timeslices, and timeSliceTarget: 1.',
      ['spec', 'budgetingMethod'],
    );
  }
  if (read && read.metrics.length > 1) {
    problems.error('A threshold is of one metric.', at('thresholdMetric'));
    return undefined;
  }
  const source = sourceOf(metricOf);
  if (!read || source === undefined || !op || value === undefined) {
    return undefined;
  }
  const [only] = read.metrics;
  const place = read.region === undefined ? {} : { region: read.region };
  return {
    source,
    cloudWatch: { ...place, kind: 'threshold', metric: only, op, value },
  };
}

function signals(
  raw: Metric,
  means: 'success' | 'failure' | undefined,
  problems: Problems,
): ReadCloudWatch | undefined {
  const read = specOf(signalsSpec, raw, 'raw', problems);
  const source = sourceOf(raw);
  if (means !== 'success') {
    problems.error(
      'Application Signals tells what succeeds: write rawType: success.',
      [...at('rawType')],
    );
    return undefined;
  }
  if (!read || source === undefined) return undefined;
  const { region: own, serviceLevelObjective: objective } = read;
  const place = own === undefined ? {} : { region: own };
  return {
    source,
    cloudWatch: { ...place, kind: 'application-signals', objective },
  };
}

function metricsOf(
  of: Metric,
  key: string,
  problems: Problems,
): { region?: string; metrics: SloCloudWatchMetric[] } | undefined {
  const read = specOf(sloCloudWatchSpecSchema, of, key, problems);
  if (!read) return undefined;
  const { region: own, ...rest } = read;
  const metrics = 'metrics' in rest ? rest.metrics : [rest];
  return {
    ...(own !== undefined && { region: own }),
    metrics: metrics.map(({ dimensions = {}, stat = 'Sum', ...each }) => ({
      ...{ ...each, dimensions, stat },
    })),
  };
}

function specOf<S extends z.ZodType>(
  schema: S,
  of: Metric,
  key: string,
  problems: Problems,
): z.output<S> | undefined {
  if (sourceOf(of) === undefined) {
    problems.error(
      `${key} needs a metricSourceRef: data sources are shared, so that no file has accounts.`,
      at(key),
    );
  }
  const result = schema.safeParse(of.metricSource.spec);
  if (result.success) return result.data;
  const told = result.error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean))
    .map(each => each.join(': '));
  problems.error(
    `The metric of ${key} is none of CloudWatch (${told.join(
      '; ',
    )}). It has namespace, metricName, dimensions and stat.`,
    at(key),
  );
  return undefined;
}
