import type { BinaryOperator } from '../syntax';
import { convert } from './convert';
import { equal } from './equality';
import { EvaluationError } from './errors';
import { HclNumber } from './number';
import { BOOL, NUMBER, type Type } from './types';
import { bool, number, unknown, type Value } from './values';

function operand(value: Value, type: Type, side: string): Value {
  let converted: Value;
  try {
    converted = convert(value, type);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new EvaluationError(`unsuitable ${side} operand: ${error.message}`);
  }
  if (converted.kind === 'null') {
    throw new EvaluationError(`the ${side} operand is null`);
  }
  return converted;
}

function numbers(
  left: Value,
  right: Value,
): [HclNumber, HclNumber] | undefined {
  const a = operand(left, NUMBER, 'left');
  const b = operand(right, NUMBER, 'right');
  if (a.kind !== 'number' || b.kind !== 'number') return undefined;
  return [a.value, b.value];
}

const ARITHMETIC: Partial<
  Record<BinaryOperator, (a: HclNumber, b: HclNumber) => HclNumber>
> = {
  '+': (a, b) => a.add(b),
  '-': (a, b) => a.subtract(b),
  '*': (a, b) => a.multiply(b),
  '/': (a, b) => a.divide(b),
  '%': (a, b) => a.modulo(b),
};

const COMPARISON: Partial<Record<BinaryOperator, (order: number) => boolean>> =
  {
    '<': order => order < 0,
    '<=': order => order <= 0,
    '>': order => order > 0,
    '>=': order => order >= 0,
  };

/** Both sides are always evaluated; a known side may still decide alone. */
function logical(operator: '&&' | '||', left: Value, right: Value): Value {
  const a = operand(left, BOOL, 'left');
  const b = operand(right, BOOL, 'right');
  const deciding = operator === '||';
  const decides = (side: Value) =>
    side.kind === 'bool' && side.value === deciding;
  if (decides(a) || decides(b)) return bool(deciding);
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknown(BOOL);
  return bool(!deciding);
}

/** `left operator right`. @throws {EvaluationError} for unsuitable operands */
export function applyBinary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Value {
  if (operator === '==' || operator === '!=') {
    const same = equal(left, right);
    if (same === undefined) return unknown(BOOL);
    return bool(same === (operator === '=='));
  }
  if (operator === '&&' || operator === '||') {
    return logical(operator, left, right);
  }
  const pair = numbers(left, right);
  const compare = COMPARISON[operator];
  if (compare) {
    return pair ? bool(compare(pair[0].compare(pair[1]))) : unknown(BOOL);
  }
  const calculate = ARITHMETIC[operator] as (
    a: HclNumber,
    b: HclNumber,
  ) => HclNumber;
  return pair ? number(calculate(...pair)) : unknown(NUMBER);
}

/** `!operand` or `-operand`. @throws {EvaluationError} for an unsuitable one */
export function applyUnary(operator: '!' | '-', value: Value): Value {
  const type = operator === '!' ? BOOL : NUMBER;
  const converted = operand(value, type, 'only');
  if (converted.kind === 'bool') return bool(!converted.value);
  if (converted.kind === 'number') return number(converted.value.negate());
  return unknown(type);
}
