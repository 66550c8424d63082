import type { Expression } from '../syntax';
import {
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  OPEN_PARENTHESIS,
} from './characters';
import type { Scanner } from './scanner';

/** How a reader of a part reads the expressions within. */
export type ReadExpression = (scanner: Scanner) => Expression;

function readCall(
  scanner: Scanner,
  start: number,
  name: string,
  nameEnd: number,
  read: ReadExpression,
): Expression {
  const outer = scanner.enter(true);
  const items: Expression[] = [];
  let spread = false;
  let height = 0;
  scanner.at += 1;
  scanner.skipBlanks();
  while (scanner.code() !== CLOSE_PARENTHESIS) {
    items.push(read(scanner));
    height = Math.max(height, scanner.height);
    scanner.skipBlanks();
    if (scanner.code() === COMMA) {
      scanner.at += 1;
      scanner.skipBlanks();
    } else if (scanner.text.startsWith('...', scanner.at)) {
      spread = true;
      scanner.at += 3;
      scanner.skipBlanks();
      if (scanner.code() !== CLOSE_PARENTHESIS) {
        scanner.fail('")" is expected after "..."');
      }
    } else if (scanner.code() !== CLOSE_PARENTHESIS) {
      scanner.fail(`"," or ")" is expected in the arguments of ${name}()`);
    }
  }
  scanner.at += 1;
  scanner.leave(outer);
  scanner.grow(height + 1);
  return {
    kind: 'call',
    start,
    end: scanner.at,
    name,
    nameEnd,
    arguments: items,
    spread,
  };
}

/** Reads what begins with a name: a call, `true`, `false`, `null`, a variable. */
export function readName(scanner: Scanner, read: ReadExpression): Expression {
  const start = scanner.at;
  let name = scanner.identifier();
  let end = scanner.at;
  scanner.skipBlanks();
  while (scanner.code() === COLON && scanner.code(1) === COLON) {
    scanner.at += 2;
    scanner.skipBlanks();
    name += `::${scanner.identifier('a function name is expected after "::"')}`;
    end = scanner.at;
    scanner.skipBlanks();
    if (scanner.code() !== OPEN_PARENTHESIS && scanner.code() !== COLON) {
      scanner.fail(`"(" is expected after the function name ${name}`);
    }
  }
  if (scanner.code() === OPEN_PARENTHESIS) {
    return readCall(scanner, start, name, end, read);
  }
  if (name.includes('::')) {
    scanner.fail(`"(" is expected after the function name ${name}`);
  }
  // What follows (a dot, an operator) begins behind the name, not the blanks.
  scanner.at = end;
  scanner.height = 1;
  switch (name) {
    case 'true':
    case 'false':
      return { kind: 'bool', start, end, value: name === 'true' };
    case 'null':
      return { kind: 'null', start, end };
    default:
      return { kind: 'variable', start, end, name };
  }
}
