import { type Arithmetic, type Binary, type Comparison } from '../promql/ast';
import { mapped, merged } from './columns';
import { joinVectors } from './join';
import { ARITHMETIC, COMPARE, isArithmetic } from './operators';
import { combineSets } from './sets';
import type { Column, Value } from './types';

const numbers = (op: Arithmetic | Comparison, a: number, b: number): number =>
  isArithmetic(op) ? ARITHMETIC[op](a, b) : Number(COMPARE[op](a, b));

/** What an operator makes of its two sides. */
export function binary(expr: Binary, left: Value, right: Value): Value {
  const { op, bool } = expr;
  if (left.type === 'scalar' && right.type === 'scalar') {
    const values = left.values.map((value, index) =>
      numbers(op as Arithmetic, value, right.values[index]),
    );
    return { type: 'scalar', values };
  }
  if (left.type === 'vector' && right.type === 'vector') {
    const sides = [left.columns, right.columns] as const;
    const columns =
      op === 'and' || op === 'or' || op === 'unless'
        ? combineSets(op, expr.matching, sides)
        : joinVectors({ op, bool, matching: expr.matching }, sides);
    return { type: 'vector', columns };
  }
  const isLeft = left.type === 'vector';
  const [vector, scalar] = isLeft ? [left, right] : [right, left];
  if (vector.type !== 'vector' || scalar.type !== 'scalar') {
    throw new Error(`No operator takes a ${left.type} and a ${right.type}.`);
  }
  const operator = op as Arithmetic | Comparison;
  const keepsName = !isArithmetic(operator) && !bool;
  const changed = vector.columns.map((column): Column => {
    const labels = keepsName ? column.labels : column.labels.unnamed;
    return mapped(
      column,
      (value, index) => {
        const other = scalar.values[index];
        const [a, b] = isLeft ? [value, other] : [other, value];
        const result = numbers(operator, a, b);
        if (!keepsName) return result;
        return result === 1 ? value : undefined;
      },
      labels,
    );
  });
  return { type: 'vector', columns: merged(changed) };
}
