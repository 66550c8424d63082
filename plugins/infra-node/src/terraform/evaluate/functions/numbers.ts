import { EvaluationError } from '../errors';
import { HclNumber } from '../number';
import { NUMBER } from '../types';
import { count, number, type Value } from '../values';
import { convert } from '../convert';
import {
  ANY,
  COUNT,
  type FunctionTable,
  itemsAt,
  numberAt,
  textAt,
  wholeAt,
} from './specification';

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LONGEST_DIGITS = 4096;

function parseInteger(text: string, base: number): bigint {
  if (base < 2 || base > 62) {
    throw new EvaluationError('the base is between 2 and 62', 1);
  }
  const [, sign, digits] = /^([+-]?)(.*)$/s.exec(text) as RegExpExecArray;
  if (digits.length > LONGEST_DIGITS) {
    throw new EvaluationError('the number is too long', 0);
  }
  const wrong = () =>
    new EvaluationError(
      `${JSON.stringify(text)} is no whole number in base ${base}`,
      0,
    );
  if (digits === '') throw wrong();
  let result = 0n;
  for (const digit of digits) {
    // Up to base 36 the case of letters does not count.
    const value = DIGITS.indexOf(base <= 36 ? digit.toLowerCase() : digit);
    if (value < 0 || value >= base) throw wrong();
    result = result * BigInt(base) + BigInt(value);
  }
  return sign === '-' ? -result : result;
}

const float = (run: (a: number, b: number) => number) => ({
  parameters: [COUNT, COUNT],
  returns: NUMBER,
  run: (args: readonly Value[]) =>
    number(
      HclNumber.float(
        run(numberAt(args, 0).toFloat(), numberAt(args, 1).toFloat()),
      ),
    ),
});

const best = (isBetter: (order: number) => boolean) => ({
  parameters: [],
  rest: COUNT,
  returns: NUMBER,
  run: (args: readonly Value[]) => {
    if (args.length === 0) {
      throw new EvaluationError('at least one number is required');
    }
    const numbers = args.map((_, index) => numberAt(args, index));
    return number(numbers.reduce((a, b) => (isBetter(b.compare(a)) ? b : a)));
  },
});

const whole = (run: (value: HclNumber) => bigint) => ({
  parameters: [COUNT],
  returns: NUMBER,
  run: (args: readonly Value[]) => {
    const value = numberAt(args, 0);
    return value.isWhole() ? number(value) : count(run(value));
  },
});

function sum(items: readonly Value[]): Value {
  if (items.length === 0) {
    throw new EvaluationError('there is nothing to add: the list is empty', 0);
  }
  return number(
    items
      .map(item => {
        const converted = convert(item, NUMBER);
        if (converted.kind === 'number') return converted.value;
        throw new EvaluationError('all elements must be numbers', 0);
      })
      .reduce((a, b) => a.add(b)),
  );
}

export const NUMBER_FUNCTIONS: FunctionTable = {
  abs: {
    parameters: [COUNT],
    returns: NUMBER,
    run: args => {
      const value = numberAt(args, 0);
      const isBelow = value.compare(HclNumber.count(0)) < 0;
      return number(isBelow ? value.negate() : value);
    },
  },
  ceil: whole(value => -value.negate().floor()),
  floor: whole(value => value.floor()),
  log: float((value, base) => Math.log(value) / Math.log(base)),
  pow: float(Math.pow),
  max: best(order => order > 0),
  min: best(order => order < 0),
  signum: {
    parameters: [COUNT],
    returns: NUMBER,
    run: args => {
      if (!numberAt(args, 0).isWhole()) wholeAt(args, 0);
      return count(numberAt(args, 0).compare(HclNumber.count(0)));
    },
  },
  parseint: {
    parameters: [ANY, COUNT],
    returns: NUMBER,
    run: args => {
      if (args[0].kind !== 'string') {
        throw new EvaluationError('a string is required', 0);
      }
      return count(parseInteger(textAt(args, 0), wholeAt(args, 1)));
    },
  },
  sum: {
    parameters: [ANY],
    returns: NUMBER,
    run: args => sum(itemsAt(args, 0)),
  },
};
