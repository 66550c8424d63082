import type { Expression } from '../syntax';
import { CLOSE_BRACKET, DOT, OPEN_BRACKET, STAR, isDigit } from './characters';
import type { ReadExpression } from './names';
import { readNumber } from './numbers';
import type { Scanner } from './scanner';

/** `.name`, `.0` or `.*`; the scanner stands behind the dot. */
function readDotted(
  scanner: Scanner,
  of: Expression,
  afterStar: boolean,
): Expression {
  const { start } = of;
  if (scanner.code() === STAR) {
    if (afterStar) {
      scanner.fail('".*" inside ".*" is not allowed; write "[*]"');
    }
    scanner.at += 1;
    return { kind: 'splat', start, end: scanner.at, of, full: false };
  }
  if (isDigit(scanner.code())) {
    const key = readNumber(scanner);
    if (key.digits.includes('.')) {
      const indexes = key.digits.split('.').map(part => `[${part}]`);
      scanner.fail(`write ${indexes.join('')} for this index`, key.start);
    }
    return { kind: 'index', start, end: key.end, of, key, legacy: true };
  }
  const name = scanner.identifier('an attribute name is expected after "."');
  return { kind: 'getAttribute', start, end: scanner.at, of, name };
}

/** `[key]` or `[*]`; the scanner stands at the bracket. */
function readBracketed(
  scanner: Scanner,
  of: Expression,
  read: ReadExpression,
): Expression {
  const { start } = of;
  scanner.at += 1;
  scanner.skipBlanks();
  if (scanner.code() === STAR) {
    scanner.at += 1;
    scanner.skipBlanks();
    if (scanner.code() !== CLOSE_BRACKET) {
      scanner.fail('"]" is expected after "[*"');
    }
    scanner.at += 1;
    scanner.height = 0;
    return { kind: 'splat', start, end: scanner.at, of, full: true };
  }
  const outer = scanner.enter(true);
  scanner.skipBlanks();
  const key = read(scanner);
  scanner.skipBlanks();
  if (scanner.code() !== CLOSE_BRACKET) {
    scanner.fail('"]" is expected after the index');
  }
  scanner.at += 1;
  scanner.leave(outer);
  return { kind: 'index', start, end: scanner.at, of, key };
}

/** Reads the attributes, indices and splats that follow an expression. */
export function readTraversals(
  scanner: Scanner,
  first: Expression,
  read: ReadExpression,
): Expression {
  let expression = first;
  let { height } = scanner;
  let afterStar = false;
  for (;;) {
    scanner.skipBlanks();
    const code = scanner.code();
    // `...` ends an argument list; it is no attribute.
    if (code === DOT && !scanner.text.startsWith('...', scanner.at)) {
      scanner.at += 1;
      scanner.skipBlanks();
      expression = readDotted(scanner, expression, afterStar);
      if (expression.kind === 'splat') afterStar = true;
      height += 1;
    } else if (code === OPEN_BRACKET) {
      expression = readBracketed(scanner, expression, read);
      afterStar = false;
      height = Math.max(height, scanner.height) + 1;
    } else {
      break;
    }
    scanner.grow(height);
  }
  scanner.height = height;
  return expression;
}
