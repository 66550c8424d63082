import type { SloSample } from '@infra-portal/infra-common';
import { z } from 'zod';
import { oddAnswer, refusedQuery } from './PrometheusError';

const texts = z.array(z.string()).nullish();
const labels = z.record(z.string(), z.string());
const point = z.tuple([z.number(), z.string()]);

export const answerSchema = z.object({
  status: z.enum(['success', 'error']),
  error: z.string().optional(),
  warnings: texts,
  infos: texts,
  data: z.object({ resultType: z.string(), result: z.unknown() }).optional(),
});

export type PrometheusAnswer = z.infer<typeof answerSchema>;

const vector = z.array(z.object({ metric: labels, value: point.optional() }));
const matrix = z.array(
  z.object({ metric: labels, values: z.array(point).optional() }),
);

/** Numbers are texts, for `NaN`, `+Inf` and `-Inf` have no number in JSON. */
export function numberOf(text: string): number {
  if (text === '+Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  return Number(text);
}

const wrongType = (type: string) =>
  refusedQuery(
    `expected type instant vector in the answer, got ${
      type === 'matrix' ? 'range vector' : type
    }`,
  );
const HISTOGRAM =
  'it gives native histograms; ask for their counts with histogram_count()';

/** Rows of an instant query. */
export function samplesOf({ data }: PrometheusAnswer): SloSample[] {
  if (data?.resultType !== 'vector') {
    throw data ? wrongType(data.resultType) : oddAnswer('it has no data');
  }
  const { success, data: rows } = vector.safeParse(data.result);
  if (!success) throw oddAnswer('its rows have another shape');
  return rows.map(({ metric, value }) => {
    if (!value) throw refusedQuery(HISTOGRAM);
    return { labels: metric, value: numberOf(value[1]) };
  });
}

/** A row of a range query; times are epoch seconds. */
export interface RangeRow {
  labels: Record<string, string>;
  points: [at: number, value: number][];
}

/** Rows of a range query. */
export function rangeOf({ data }: PrometheusAnswer): RangeRow[] {
  if (data?.resultType !== 'matrix') {
    throw data ? wrongType(data.resultType) : oddAnswer('it has no data');
  }
  const { success, data: rows } = matrix.safeParse(data.result);
  if (!success) throw oddAnswer('its rows have another shape');
  return rows.map(({ metric, values }) => {
    if (!values) throw refusedQuery(HISTOGRAM);
    return {
      labels: metric,
      points: values.map(([at, text]) => [at, numberOf(text)]),
    };
  });
}

/** What it said beside the numbers. */
export const saidIn = ({ warnings, infos }: PrometheusAnswer): string[] => [
  ...(warnings ?? []),
  ...(infos ?? []),
];
