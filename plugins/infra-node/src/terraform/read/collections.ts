import type { Expression, ObjectItem } from '../syntax';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  EQUALS,
  NEWLINE,
} from './characters';
import { readFor } from './forExpressions';
import type { ReadExpression } from './names';
import type { Scanner } from './scanner';

export function readParentheses(
  scanner: Scanner,
  read: ReadExpression,
): Expression {
  const start = scanner.at;
  const outer = scanner.enter(true);
  scanner.at += 1;
  scanner.skipBlanks();
  const inner = read(scanner);
  scanner.skipBlanks();
  if (scanner.code() !== CLOSE_PARENTHESIS)
    scanner.fail('")" is expected here');
  scanner.at += 1;
  scanner.leave(outer);
  scanner.grow(scanner.height + 1);
  return { kind: 'parentheses', start, end: scanner.at, inner };
}

/** `[a, b]` or `[for …]`. */
export function readTuple(scanner: Scanner, read: ReadExpression): Expression {
  const start = scanner.at;
  const outer = scanner.enter(true);
  scanner.at += 1;
  scanner.skipBlanks();
  if (scanner.atWord('for')) {
    const result = readFor(scanner, start, 'tuple', read);
    scanner.leave(outer);
    return result;
  }
  const items: Expression[] = [];
  let height = 0;
  while (scanner.code() !== CLOSE_BRACKET) {
    items.push(read(scanner));
    height = Math.max(height, scanner.height);
    scanner.skipBlanks();
    if (scanner.code() === COMMA) {
      scanner.at += 1;
      scanner.skipBlanks();
    } else if (scanner.code() !== CLOSE_BRACKET) {
      scanner.fail('"," or "]" is expected in the list');
    }
  }
  scanner.at += 1;
  scanner.leave(outer);
  scanner.grow(height + 1);
  return { kind: 'tuple', start, end: scanner.at, items };
}

function readItem(scanner: Scanner, read: ReadExpression): ObjectItem {
  const key = read(scanner);
  let { height } = scanner;
  scanner.skipSpaces();
  if (scanner.code() !== EQUALS && scanner.code() !== COLON) {
    scanner.fail('"=" and a value are expected after the key of an object');
  }
  scanner.at += 1;
  scanner.skipSpaces();
  const value = read(scanner);
  height = Math.max(height, scanner.height);
  scanner.height = height;
  return { key, value, start: key.start, end: value.end };
}

/** `{ key = value, … }` or `{for … => …}`. */
export function readObject(scanner: Scanner, read: ReadExpression): Expression {
  const start = scanner.at;
  const outer = scanner.enter(false);
  scanner.at += 1;
  scanner.skipLines();
  if (scanner.atWord('for')) {
    scanner.newlinesAreBlank = true;
    const result = readFor(scanner, start, 'object', read);
    scanner.leave(outer);
    return result;
  }
  const items: ObjectItem[] = [];
  let height = 0;
  while (scanner.code() !== CLOSE_BRACE) {
    if (scanner.ended) scanner.fail('this object has no closing "}"', start);
    items.push(readItem(scanner, read));
    height = Math.max(height, scanner.height);
    scanner.skipSpaces();
    const code = scanner.code();
    if (code === COMMA || code === NEWLINE) scanner.at += 1;
    else if (code !== CLOSE_BRACE) {
      scanner.fail('a line break, "," or "}" is expected in the object');
    }
    scanner.skipLines();
  }
  scanner.at += 1;
  scanner.leave(outer);
  scanner.grow(height + 1);
  return { kind: 'object', start, end: scanner.at, items };
}
