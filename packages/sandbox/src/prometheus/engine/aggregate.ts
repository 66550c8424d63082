import { groupedBy } from '@infra-portal/infra-common';
import type { Aggregate } from '../promql/ast';
import { type Labels, NAME } from '../promql/Labels';
import { emptyColumn, merged } from './columns';
import type { Column } from './types';

const { abs } = Math;
const { isNaN: isNaNumber } = Number;

type Fold = (column: Column, values: readonly Column[]) => void;

/** Folds values of many series into one, time by time. */
const folding =
  (
    begin: (value: number) => number,
    next: (soFar: number, value: number, count: number) => number,
  ): Fold =>
  (result, columns) => {
    const counts = new Uint32Array(result.values.length);
    for (const { values, has } of columns) {
      for (let index = 0; index < values.length; index++) {
        if (!has[index]) continue;
        counts[index] += 1;
        result.values[index] = result.has[index]
          ? next(result.values[index], values[index], counts[index])
          : begin(values[index]);
        result.has[index] = 1;
      }
    }
  };

function mean(soFar: number, value: number, count: number): number {
  if (abs(soFar) === Infinity) {
    if (value === soFar || Number.isFinite(value)) return soFar;
  }
  return soFar + value / count - soFar / count;
}

const FOLDS: Record<Exclude<Aggregate['op'], 'topk' | 'bottomk'>, Fold> = {
  sum: folding(
    value => value,
    (sum, value) => sum + value,
  ),
  avg: folding(value => value, mean),
  min: folding(
    value => value,
    (least, value) => (value < least || isNaNumber(least) ? value : least),
  ),
  max: folding(
    value => value,
    (most, value) => (value > most || isNaNumber(most) ? value : most),
  ),
  count: folding(
    () => 1,
    soFar => soFar + 1,
  ),
  group: folding(
    () => 1,
    () => 1,
  ),
};

/** One series for each group of labels, or the best of each group. */
export function aggregate(
  expr: Aggregate,
  columns: readonly Column[],
  param: Float64Array | undefined,
): Column[] {
  const { op } = expr;
  const without = new Set([...expr.grouping, NAME]);
  const labelsOf = ({ labels }: Column): Labels =>
    expr.without ? labels.without(without) : labels.only(expr.grouping);
  const groups = groupedBy(columns, column => labelsOf(column).key);
  if (op === 'topk' || op === 'bottomk') {
    const found = [...groups.values()];
    return merged(found.flatMap(group => best(group, op, param!)));
  }
  return merged(
    [...groups.values()].map(group => {
      const result = emptyColumn(labelsOf(group[0]), group[0].values.length);
      FOLDS[op](result, group);
      return result;
    }),
  );
}

/** The series with the highest or lowest values at each time; those come first. */
function best(
  group: readonly Column[],
  op: 'topk' | 'bottomk',
  param: Float64Array,
): Column[] {
  const kept = group.map(({ labels, values }) =>
    emptyColumn(labels, values.length),
  );
  const order = (a: number, b: number) => {
    if (isNaNumber(a) || isNaNumber(b)) {
      return Number(isNaNumber(a)) - Number(isNaNumber(b));
    }
    return op === 'topk' ? b - a : a - b;
  };
  let ranks: number[] = [];
  param.forEach((wanted, index) => {
    ranks = group
      .map((_, place) => place)
      .filter(place => group[place].has[index])
      .sort((a, b) => order(group[a].values[index], group[b].values[index]))
      .slice(0, Math.max(0, Math.trunc(wanted) || 0));
    for (const place of ranks) {
      kept[place].has[index] = 1;
      kept[place].values[index] = group[place].values[index];
    }
  });
  // The order of the last time is that of an answer for one time.
  return [...new Set([...ranks, ...kept.keys()])].map(place => kept[place]);
}
