import type { Arithmetic, Comparison } from '../promql/ast';

/** Go's power knows two cases that JavaScript calls NaN. */
function power(base: number, exponent: number): number {
  if (base === 1) return 1;
  if (base === -1 && Math.abs(exponent) === Infinity) return 1;
  return base ** exponent;
}

export const ARITHMETIC: Readonly<
  Record<Arithmetic, (a: number, b: number) => number>
> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': power,
};

export const COMPARE: Readonly<
  Record<Comparison, (a: number, b: number) => boolean>
> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

export const isArithmetic = (op: string): op is Arithmetic =>
  Object.hasOwn(ARITHMETIC, op);
