import type { Budget } from '../budget';
import { convert } from '../convert';
import { EvaluationError } from '../errors';
import type { HclNumber } from '../number';
import { BOOL, listOf, NUMBER, STRING, type Type } from '../types';
import { children, list, string, type Value } from '../values';
import { formatFloat } from './formatNumber';
import { graphemes } from './graphemes';
import { toJson } from './json';
import { type FunctionTable, TEXT, textAt } from './specification';

const VERB = /%(?:%|([ #+\-0]*)(\d*)(?:(\.)(\d*))?(?:\[(\d+)\])?([a-zA-Z]?))/gy;
const WIDEST = 10_000;

interface Verb {
  text: string;
  flags: string;
  width: number;
  precision?: number;
  letter: string;
}

function pad(verb: Verb, text: string): string {
  const missing = verb.width - graphemes(text).length;
  if (missing <= 0) return text;
  if (verb.flags.includes('-')) return text + ' '.repeat(missing);
  return (verb.flags.includes('0') ? '0' : ' ').repeat(missing) + text;
}

/** A sign and a magnitude, with zeros between them where asked for. */
function padNumber(verb: Verb, isNegative: boolean, digits: string): string {
  let sign = '';
  if (isNegative) sign = '-';
  else if (verb.flags.includes('+')) sign = '+';
  else if (verb.flags.includes(' ')) sign = ' ';
  const zeros = verb.flags.includes('0') && !verb.flags.includes('-');
  if (zeros) return sign + digits.padStart(verb.width - sign.length, '0');
  return pad(verb, sign + digits);
}

const RADIX: Record<string, [number, string]> = {
  b: [2, '0b'],
  d: [10, ''],
  o: [8, '0'],
  x: [16, '0x'],
  X: [16, '0X'],
};

function formatWhole(verb: Verb, value: HclNumber): string {
  if (!value.isWhole()) {
    throw new EvaluationError(`${verb.text}: a whole number is required`);
  }
  const [radix, prefix] = RADIX[verb.letter];
  const whole = value.truncate();
  const magnitude = (whole < 0n ? -whole : whole).toString(radix);
  const digits = verb.letter === 'X' ? magnitude.toUpperCase() : magnitude;
  const padded = digits.padStart(verb.precision ?? 0, '0');
  return padNumber(
    verb.precision === undefined
      ? verb
      : { ...verb, flags: verb.flags.replace('0', '') },
    whole < 0n,
    verb.flags.includes('#') ? prefix + padded : padded,
  );
}

function formatAny(verb: Verb, value: Value): string {
  const plain = !verb.flags.includes('#');
  if (plain && value.kind === 'string') return pad(verb, value.value);
  if (plain && value.kind === 'number') {
    const sign = value.value.isNegative() ? '-' : '';
    return pad(verb, sign + formatFloat(value.value, 'g'));
  }
  return pad(verb, toJson(value));
}

function converted(verb: Verb, value: Value, type: Type): Value {
  if (value.kind === 'null') {
    throw new EvaluationError(`${verb.text}: null cannot be formatted`);
  }
  try {
    return convert(value, type);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new EvaluationError(`${verb.text}: ${error.message}`);
  }
}

function formatOne(verb: Verb, value: Value): string {
  if (verb.letter === 'v') return formatAny(verb, value);
  if (verb.letter === 's' || verb.letter === 'q') {
    const text = converted(verb, value, STRING);
    if (text.kind !== 'string') throw new TypeError('a string was converted');
    const all =
      verb.precision === undefined
        ? text.value
        : graphemes(text.value).slice(0, verb.precision).join('');
    return pad(verb, verb.letter === 'q' ? toJson(string(all)) : all);
  }
  if (verb.letter === 't') {
    const truth = converted(verb, value, BOOL);
    if (truth.kind !== 'bool') throw new TypeError('a bool was converted');
    return pad(verb, String(truth.value));
  }
  if (/[bdoxXeEfFgG]/.test(verb.letter)) {
    const number = converted(verb, value, NUMBER);
    if (number.kind !== 'number') throw new TypeError('a number was converted');
    if (verb.letter in RADIX) return formatWhole(verb, number.value);
    const digits = formatFloat(number.value, verb.letter, verb.precision);
    return padNumber(verb, number.value.isNegative(), digits);
  }
  throw new EvaluationError(`${verb.text}: there is no such verb`, 0);
}

function readVerb(match: RegExpExecArray): Verb {
  const [text, flags, width, dot, precision, , letter] = match;
  const verb: Verb = {
    text,
    flags,
    width: Number(width || 0),
    precision: dot ? Number(precision || 0) : undefined,
    letter,
  };
  if (verb.width > WIDEST || (verb.precision ?? 0) > WIDEST) {
    throw new EvaluationError(`${text} is too wide`, 0);
  }
  return verb;
}

function format(
  template: string,
  args: readonly Value[],
  budget: Budget,
): string {
  let result = '';
  let next = 0;
  let used = 0;
  let at = 0;
  while (at < template.length) {
    const percent = template.indexOf('%', at);
    if (percent < 0) break;
    result += template.slice(at, percent);
    VERB.lastIndex = percent;
    const match = VERB.exec(template) as RegExpExecArray;
    at = percent + match[0].length;
    if (match[0] === '%%') {
      result += '%';
      continue;
    }
    const verb = readVerb(match);
    if (match[5] !== undefined) next = Number(match[5]) - 1;
    const value = args[next];
    if (!value) {
      throw new EvaluationError(
        `${verb.text}: there are only ${args.length} values for it`,
        0,
      );
    }
    next += 1;
    used = Math.max(used, next);
    const text = formatOne(verb, value);
    budget.take(text.length);
    result += text;
  }
  if (used < args.length) {
    throw new EvaluationError(
      `there are ${args.length} values, and verbs for ${used} of them`,
    );
  }
  return result + template.slice(at);
}

function formatList(args: readonly Value[], budget: Budget): Value {
  const template = textAt(args, 0);
  const values = args.slice(1);
  const lengths = values
    .filter(value => 'items' in value)
    .map(value => children(value).length);
  if (lengths.length === 0) {
    return list(STRING, [string(format(template, values, budget))]);
  }
  if (lengths.some(length => length !== lengths[0])) {
    throw new EvaluationError('the lists differ in length');
  }
  const rows = Array.from({ length: lengths[0] }, (_, row) => {
    budget.step(values.length);
    return values.map(value => ('items' in value ? value.items[row] : value));
  });
  return list(
    STRING,
    rows.map(row => string(format(template, row, budget))),
  );
}

export const FORMAT_FUNCTIONS: FunctionTable = {
  format: {
    parameters: [TEXT],
    rest: { nullable: true },
    returns: STRING,
    run: (args, budget) =>
      string(format(textAt(args, 0), args.slice(1), budget)),
  },
  formatlist: {
    parameters: [TEXT],
    rest: { nullable: true },
    returns: listOf(STRING),
    run: formatList,
  },
};
