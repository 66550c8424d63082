import { groupedBy } from '@infra-portal/infra-common';
import type { Matching, SetOperator } from '../promql/ast';
import { mapped, merged } from './columns';
import { signatureOf } from './signature';
import type { Column } from './types';

/** `and`, `or` and `unless`: they choose, and change no value. */
export function combineSets(
  op: SetOperator,
  matching: Matching,
  [left, right]: readonly [readonly Column[], readonly Column[]],
): Column[] {
  const signature = signatureOf(matching);
  const keyOf = ({ labels }: Column) => signature(labels).key;
  const presence = (columns: readonly Column[]) =>
    new Map(
      [...groupedBy(columns, keyOf)].map(([key, group]) => [key, anyOf(group)]),
    );
  const filtered = (
    columns: readonly Column[],
    known: ReadonlyMap<string, Uint8Array>,
    wanted: 0 | 1,
  ) =>
    columns.map(column => {
      const there = known.get(keyOf(column));
      return mapped(column, (value, index) =>
        (there?.[index] ?? 0) === wanted ? value : undefined,
      );
    });
  switch (op) {
    case 'and':
      return merged(filtered(left, presence(right), 1));
    case 'unless':
      return merged(filtered(left, presence(right), 0));
    default:
      return merged([...left, ...filtered(right, presence(left), 0)]);
  }
}

function anyOf(columns: readonly Column[]): Uint8Array {
  if (columns.length === 1) return columns[0].has;
  const any = new Uint8Array(columns[0].has.length);
  for (const { has } of columns) {
    has.forEach((each, index) => {
      if (each) any[index] = 1;
    });
  }
  return any;
}
