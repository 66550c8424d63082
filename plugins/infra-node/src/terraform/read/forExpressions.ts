import type { Expression } from '../syntax';
import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA } from './characters';
import type { ReadExpression } from './names';
import type { Scanner } from './scanner';

/** Names of a `for`, of an expression or a template. */
export interface ForNames {
  keyName?: string;
  valueName: string;
}

/** Reads `key, value in`; the scanner stands behind the word `for`. */
export function readForNames(scanner: Scanner): ForNames {
  scanner.skipBlanks();
  const names: ForNames = {
    valueName: scanner.identifier('a name is expected after "for"'),
  };
  scanner.skipBlanks();
  if (scanner.code() === COMMA) {
    scanner.at += 1;
    scanner.skipBlanks();
    names.keyName = names.valueName;
    names.valueName = scanner.identifier('a name is expected after ","');
    scanner.skipBlanks();
  }
  if (!scanner.atWord('in')) {
    scanner.fail('"in" is expected after the names of a "for"');
  }
  scanner.at += 2;
  scanner.skipBlanks();
  return names;
}

/** Reads the rest of `[for …]` or `{for …}`; the scanner stands at `for`. */
export function readFor(
  scanner: Scanner,
  start: number,
  form: 'tuple' | 'object',
  read: ReadExpression,
): Expression {
  let height = 0;
  const readPart = () => {
    scanner.skipBlanks();
    const part = read(scanner);
    height = Math.max(height, scanner.height);
    scanner.skipBlanks();
    return part;
  };
  scanner.at += 3;
  const names = readForNames(scanner);
  const collection = readPart();
  if (scanner.code() !== COLON) {
    scanner.fail('":" is expected after the collection of a "for"');
  }
  scanner.at += 1;
  let value = readPart();
  let key: Expression | undefined;
  let grouped = false;
  if (form === 'object') {
    if (!scanner.text.startsWith('=>', scanner.at)) {
      scanner.fail('"=>" and a value are expected: "{for … : key => value}"');
    }
    scanner.at += 2;
    key = value;
    value = readPart();
    grouped = scanner.text.startsWith('...', scanner.at);
    if (grouped) {
      scanner.at += 3;
      scanner.skipBlanks();
    }
  }
  let condition: Expression | undefined;
  if (scanner.atWord('if')) {
    scanner.at += 2;
    condition = readPart();
  }
  const close = form === 'tuple' ? CLOSE_BRACKET : CLOSE_BRACE;
  if (scanner.code() !== close) {
    scanner.fail(`"${String.fromCharCode(close)}" is expected after the "for"`);
  }
  scanner.at += 1;
  scanner.grow(height + 1);
  return {
    kind: 'for',
    start,
    end: scanner.at,
    form,
    ...names,
    collection,
    ...(key && { key }),
    value,
    ...(condition && { condition }),
    grouped,
  };
}
