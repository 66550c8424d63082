import { Evaluator } from '../engine/Evaluator';
import { type Column, type Steps, type Storage, timeOf } from '../engine/types';
import type { Matrix, Subquery } from '../promql/ast';
import { PromqlError } from '../promql/errors';
import { typeName } from '../promql/functions';
import { parsePromql } from '../promql/parse';
import { numberText } from './numbers';
import { invalid, lengthIn, type Parameters, timeIn } from './parameters';

/** Of a range query and each of its series. */
const MOST_POINTS = 11_000;

type Point = [seconds: number, value: string];
export interface QueryData {
  resultType: 'vector' | 'scalar' | 'matrix' | 'string';
  result: unknown;
}

const point = (time: number, value: number): Point => [
  time / 1_000,
  numberText(value),
];

function parsed(parameters: Parameters) {
  try {
    return parsePromql(parameters('query') ?? '');
  } catch (error) {
    if (error instanceof PromqlError && error.type === 'bad_data') {
      throw invalid('query', error.message);
    }
    throw error;
  }
}

/** `/api/v1/query` */
export function instantQuery(
  storage: Storage,
  parameters: Parameters,
  now: number,
): QueryData {
  const time = timeIn(parameters, 'time', now);
  const expr = parsed(parameters);
  const evaluator = new Evaluator(storage, { start: time, step: 1, count: 1 });
  if (expr.kind === 'matrix' || expr.kind === 'subquery') {
    return { resultType: 'matrix', result: rangeAt(evaluator, expr, time) };
  }
  const value = evaluator.evaluate(expr);
  switch (value.type) {
    case 'string':
      return { resultType: 'string', result: [time / 1_000, value.value] };
    case 'scalar':
      return { resultType: 'scalar', result: point(time, value.values[0]) };
    default: {
      const result = value.columns.map(({ labels, values }) => ({
        ...{ metric: labels.record, value: point(time, values[0]) },
      }));
      return { resultType: 'vector', result };
    }
  }
}

function rangeAt(evaluator: Evaluator, expr: Matrix | Subquery, time: number) {
  const { series, offset } = evaluator.series(expr);
  return series.flatMap(({ labels, samples }) => {
    const first = samples.upTo(time - offset - expr.range - 0.5) + 1;
    const last = samples.upTo(time - offset);
    if (last < first) return [];
    const values: Point[] = [];
    for (let index = first; index <= last; index++) {
      values.push(point(samples.times[index], samples.values[index]));
    }
    return [{ metric: labels.record, values }];
  });
}
/** `/api/v1/query_range` */
export function rangeQuery(
  storage: Storage,
  parameters: Parameters,
): QueryData {
  const start = timeIn(parameters, 'start');
  const end = timeIn(parameters, 'end');
  if (end < start) {
    throw invalid('end', 'end timestamp must not be before start time');
  }
  const step = lengthIn(parameters, 'step');
  if (step <= 0) {
    throw invalid(
      'step',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  const count = Math.floor((end - start) / step) + 1;
  if ((end - start) / step > MOST_POINTS) {
    throw new PromqlError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expr = parsed(parameters);
  if (expr.type !== 'scalar' && expr.type !== 'vector') {
    throw invalid(
      'query',
      `invalid expression type ${JSON.stringify(
        typeName(expr.type),
      )} for range query, must be Scalar or instant Vector`,
    );
  }
  const steps = { start, step, count };
  const evaluator = new Evaluator(storage, steps);
  const value = evaluator.evaluate(expr);
  if (value.type === 'string') throw new Error('A text has no range.');
  const columns =
    value.type === 'scalar'
      ? evaluator.everywhere(value.values)
      : value.columns;
  const sorted = [...columns].sort((a, b) =>
    a.labels.key < b.labels.key ? -1 : 1,
  );
  const result = sorted.map(column => ({
    ...{ metric: column.labels.record, values: pointsOf(column, steps) },
  }));
  return { resultType: 'matrix', result };
}

function pointsOf({ values, has }: Column, steps: Steps): Point[] {
  const points: Point[] = [];
  has.forEach((each, index) => {
    if (each) points.push(point(timeOf(steps, index), values[index]));
  });
  return points;
}
