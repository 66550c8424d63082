import type { Expression, ObjectItem, Template } from '../syntax';
import { BACKSLASH, QUOTE } from './characters';
import { HclError } from './hclError';
import { Scanner } from './scanner';
import { parseTemplate } from './parseTemplate';
import { visitExpressions } from './visit';

/** A member of a JSON object; `key` is decoded. */
export interface JsonMember {
  key: string;
  start: number;
  keyEnd: number;
  value: JsonValue;
}

export type JsonValue = { start: number; end: number } & (
  | { kind: 'object'; members: JsonMember[] }
  | { kind: 'array'; items: JsonValue[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; digits: string }
  | { kind: 'word'; value: true | false | null }
);

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANKS = /[ \t\r\n]*/y;
const WORDS = new Map<string, true | false | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function match(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

function take(scanner: Scanner, sign: string): boolean {
  match(scanner, BLANKS);
  const here = scanner.text.startsWith(sign, scanner.at);
  if (here) scanner.at += sign.length;
  return here;
}

/** Reads `item, item … close`; the scanner stands behind the opening sign. */
function readList(scanner: Scanner, close: string, readItem: () => void) {
  const outer = scanner.enter(true);
  if (!take(scanner, close)) {
    do {
      match(scanner, BLANKS);
      readItem();
    } while (take(scanner, ','));
    if (!take(scanner, close)) scanner.fail(`"," or "${close}" is expected`);
  }
  scanner.leave(outer);
}

function readString(scanner: Scanner): string {
  const start = scanner.at;
  if (scanner.code() !== QUOTE) scanner.fail('a JSON string is expected here');
  do {
    scanner.at += scanner.code() === BACKSLASH ? 2 : 1;
    if (scanner.ended) scanner.fail('this string is not closed', start);
  } while (scanner.code() !== QUOTE);
  scanner.at += 1;
  try {
    return JSON.parse(scanner.text.slice(start, scanner.at));
  } catch {
    return scanner.fail('this is not a JSON string', start);
  }
}

function readValue(scanner: Scanner): JsonValue {
  match(scanner, BLANKS);
  const start = scanner.at;
  if (take(scanner, '{')) {
    const members: JsonMember[] = [];
    readList(scanner, '}', () => {
      const keyStart = scanner.at;
      const key = readString(scanner);
      const keyEnd = scanner.at;
      if (!take(scanner, ':')) scanner.fail('":" is expected after the key');
      members.push({ key, start: keyStart, keyEnd, value: readValue(scanner) });
    });
    return { kind: 'object', start, end: scanner.at, members };
  }
  if (take(scanner, '[')) {
    const items: JsonValue[] = [];
    readList(scanner, ']', () => items.push(readValue(scanner)));
    return { kind: 'array', start, end: scanner.at, items };
  }
  if (scanner.code() === QUOTE) {
    const value = readString(scanner);
    return { kind: 'string', start, end: scanner.at, value };
  }
  for (const [word, value] of WORDS) {
    if (take(scanner, word)) {
      return { kind: 'word', start, end: scanner.at, value };
    }
  }
  const digits = match(scanner, NUMBER);
  if (!digits) scanner.fail('a JSON value is expected here');
  return { kind: 'number', start, end: scanner.at, digits };
}

/**
 * Reads JSON with its places.
 * @throws HclError where it is not JSON, or nests too deeply
 */
export function parseJson(text: string, file: string): JsonValue {
  const scanner = new Scanner(text, file, true);
  const value = readValue(scanner);
  match(scanner, BLANKS);
  if (!scanner.ended) scanner.fail('the JSON should end here');
  return value;
}

/** Sets all spans within to one: there is no finer place in a JSON string. */
function place<T extends Expression>(expression: T, at: JsonValue): T {
  visitExpressions(expression, each => {
    Object.assign(each, { start: at.start, end: at.end });
    if (each.kind === 'template') {
      for (const part of each.parts) {
        Object.assign(part, { start: at.start, end: at.end });
      }
    }
  });
  return expression;
}

function keyOf({ key, start, keyEnd }: JsonMember): Template {
  const parts = key ? [{ kind: 'text', start, end: keyEnd, value: key }] : [];
  return { kind: 'template', start, end: keyEnd, parts } as Template;
}

function template(
  value: JsonValue & { kind: 'string' },
  source: JsonSource,
): Expression {
  try {
    return place(parseTemplate(value.value, source.file), value);
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    // Its place counts in the decoded string.
    throw new HclError(error.problem, source.file, source.text, value.start);
  }
}

/** The file that messages name, and its text. */
export interface JsonSource {
  file: string;
  text: string;
}

/**
 * The expression that a value of Terraform's JSON syntax stands for: strings
 * are templates.
 * @throws HclError where a template is not well formed
 */
export function jsonExpression(
  value: JsonValue,
  source: JsonSource,
): Expression {
  const { start, end } = value;
  switch (value.kind) {
    case 'string':
      return template(value, source);
    case 'number': {
      const negative = value.digits.startsWith('-');
      const digits = negative ? value.digits.slice(1) : value.digits;
      const number = { kind: 'number', start, end, digits } as const;
      if (!negative) return number;
      return { kind: 'unary', start, end, operator: '-', operand: number };
    }
    case 'word':
      if (value.value === null) return { kind: 'null', start, end };
      return { kind: 'bool', start, end, value: value.value };
    case 'array': {
      const items = value.items.map(item => jsonExpression(item, source));
      return { kind: 'tuple', start, end, items };
    }
    default: {
      const items = value.members.map(
        (member): ObjectItem => ({
          start: member.start,
          end: member.value.end,
          key: keyOf(member),
          value: jsonExpression(member.value, source),
        }),
      );
      return { kind: 'object', start, end, items };
    }
  }
}
