import { execution } from '../promql/errors';
import type { Labels } from '../promql/Labels';
import type { Column } from './types';

/** A series without any value yet. */
export const emptyColumn = (labels: Labels, count: number): Column => ({
  labels,
  ...{ values: new Float64Array(count), has: new Uint8Array(count) },
});

export const hasAny = ({ has }: Column) => has.includes(1);

const doubled = () =>
  execution('vector cannot contain metrics with the same labelset');

/**
 * One column for each set of labels.
 * @throws PromqlError when two have a value at one time, or at any time where
 *   `strict` says that they are series of their own
 */
export function merged(columns: readonly Column[], strict = false): Column[] {
  const found = new Map<string, Column>();
  for (const column of columns) {
    if (!hasAny(column)) continue;
    const { key } = column.labels;
    const same = found.get(key);
    if (!same) {
      found.set(key, column);
      continue;
    }
    if (strict) throw doubled();
    const both: Column = {
      labels: same.labels,
      ...{ values: same.values.slice(), has: same.has.slice() },
    };
    column.has.forEach((has, index) => {
      if (!has) return;
      if (both.has[index]) throw doubled();
      both.has[index] = 1;
      both.values[index] = column.values[index];
    });
    found.set(key, both);
  }
  return [...found.values()];
}

/** Each value anew; undefined takes it away. */
export function mapped(
  { labels, values, has }: Column,
  change: (value: number, index: number) => number | undefined,
  as: Labels = labels,
): Column {
  const result = emptyColumn(as, values.length);
  for (let index = 0; index < values.length; index++) {
    if (!has[index]) continue;
    const value = change(values[index], index);
    if (value === undefined) continue;
    result.has[index] = 1;
    result.values[index] = value;
  }
  return result;
}
