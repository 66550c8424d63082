import { groupedBy } from '@infra-portal/infra-common';
import type { Arithmetic, Comparison, Matching } from '../promql/ast';
import { execution } from '../promql/errors';
import type { Labels } from '../promql/Labels';
import { emptyColumn, hasAny } from './columns';
import { ARITHMETIC, COMPARE, isArithmetic } from './operators';
import { signatureOf } from './signature';
import type { Column } from './types';

interface Join {
  op: Arithmetic | Comparison;
  bool: boolean;
  matching: Matching;
}

/** Collects results, and refuses two of one name at one time. */
class Results {
  readonly #join: Join;
  readonly #found = new Map<string, Column>();
  readonly #taken = new Map<string, Uint8Array>();

  constructor(join: Join) {
    this.#join = join;
  }

  get columns(): Column[] {
    return [...this.#found.values()].filter(hasAny);
  }

  add(many: Column, one: Column, isSwapped: boolean) {
    const { op, bool, matching } = this.#join;
    const labels = this.#labelsOf(many.labels, one.labels);
    const result =
      this.#found.get(labels.key) ?? emptyColumn(labels, many.values.length);
    this.#found.set(labels.key, result);
    // Without a group, two of the left must not even meet the same of the right.
    const key = matching.many
      ? labels.key
      : signatureOf(matching)(many.labels).key;
    const taken = this.#taken.get(key) ?? new Uint8Array(many.values.length);
    this.#taken.set(key, taken);
    for (let index = 0; index < many.values.length; index++) {
      if (!many.has[index] || !one.has[index]) continue;
      const [a, b] = isSwapped
        ? [one.values[index], many.values[index]]
        : [many.values[index], one.values[index]];
      let value = a;
      if (isArithmetic(op)) value = ARITHMETIC[op](a, b);
      else if (bool) value = Number(COMPARE[op](a, b));
      else if (!COMPARE[op](a, b)) continue;
      if (taken[index]) throw this.#ambiguous();
      taken[index] = 1;
      result.has[index] = 1;
      result.values[index] = value;
    }
  }

  #labelsOf(many: Labels, one: Labels): Labels {
    const { op, bool, matching } = this.#join;
    const base = isArithmetic(op) || bool ? many.unnamed : many;
    if (matching.many) {
      return base.with(
        Object.fromEntries(matching.include.map(name => [name, one.get(name)])),
      );
    }
    return matching.on
      ? base.only(matching.labels)
      : base.without(matching.labels);
  }

  #ambiguous() {
    return execution(
      this.#join.matching.many
        ? 'multiple matches for labels: grouping labels must ensure unique matches'
        : 'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
    );
  }
}

/** Arithmetic and comparison of two vectors, series by series. */
export function joinVectors(
  join: Join,
  [left, right]: readonly [readonly Column[], readonly Column[]],
): Column[] {
  const { matching } = join;
  const signature = signatureOf(matching);
  const keyOf = ({ labels }: Column) => signature(labels).key;
  // The right side is the one of which there may be no two, unless it is many.
  const isSwapped = matching.many === 'right';
  const [many, one] = isSwapped ? [right, left] : [left, right];
  const ones = groupedBy(one, keyOf);
  const present = { many: anywhere(many), one: anywhere(one) };
  for (const group of ones.values()) {
    checkOne(group, signature, isSwapped, present);
  }
  const results = new Results(join);
  for (const column of many) {
    for (const other of ones.get(keyOf(column)) ?? []) {
      results.add(column, other, isSwapped);
    }
  }
  return results.columns;
}

/** At which times there is anything at all. */
function anywhere(columns: readonly Column[]): (index: number) => boolean {
  return index => columns.some(({ has }) => has[index]);
}

function checkOne(
  group: readonly Column[],
  signature: (labels: Labels) => Labels,
  isSwapped: boolean,
  present: { many: (index: number) => boolean },
) {
  if (group.length < 2) return;
  for (let index = 0; index < group[0].has.length; index++) {
    const [first, second] = group.filter(({ has }) => has[index]);
    if (!second || !present.many(index)) continue;
    const match = signature(first.labels).text;
    throw execution(
      `found duplicate series for the match group ${match} on the ${
        isSwapped ? 'left' : 'right'
      } hand-side of the operation: [${second.labels.text}, ${
        first.labels.text
      }];many-to-many matching not allowed: matching labels must be unique on one side`,
    );
  }
}
