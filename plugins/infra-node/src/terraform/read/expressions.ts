import type { BinaryOperator, Expression } from '../syntax';
import {
  AMPERSAND,
  BANG,
  COLON,
  EQUALS,
  GREATER,
  LESS,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  PERCENT,
  PIPE,
  PLUS,
  QUESTION,
  QUOTE,
  SLASH,
  STAR,
  isDigit,
} from './characters';
import { readObject, readParentheses, readTuple } from './collections';
import { readHeredoc } from './heredocs';
import { readName } from './names';
import { readNumber } from './numbers';
import type { Scanner } from './scanner';
import { readQuoted } from './templates';
import { readTraversals } from './traversals';

const PRECEDENCE: Record<BinaryOperator, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

function operatorAt(scanner: Scanner): BinaryOperator | undefined {
  const next = scanner.code(1);
  switch (scanner.code()) {
    case PIPE:
      return next === PIPE ? '||' : undefined;
    case AMPERSAND:
      return next === AMPERSAND ? '&&' : undefined;
    case EQUALS:
      return next === EQUALS ? '==' : undefined;
    case BANG:
      return next === EQUALS ? '!=' : undefined;
    case LESS:
      return next === EQUALS ? '<=' : '<';
    case GREATER:
      return next === EQUALS ? '>=' : '>';
    case PLUS:
      return '+';
    case MINUS:
      return '-';
    case STAR:
      return '*';
    case SLASH:
      return '/';
    case PERCENT:
      return '%';
    default:
      return undefined;
  }
}

function readPrimary(scanner: Scanner): Expression {
  const code = scanner.code();
  switch (code) {
    case QUOTE:
      return readQuoted(scanner, readExpression);
    case OPEN_PARENTHESIS:
      return readParentheses(scanner, readExpression);
    case OPEN_BRACKET:
      return readTuple(scanner, readExpression);
    case OPEN_BRACE:
      return readObject(scanner, readExpression);
    case LESS:
      if (scanner.code(1) === LESS) return readHeredoc(scanner, readExpression);
      break;
    default:
      if (isDigit(code)) return readNumber(scanner);
      if (scanner.atIdentifier()) return readName(scanner, readExpression);
  }
  return scanner.fail(
    scanner.ended
      ? 'a value is expected, but the text ends here'
      : 'a value is expected here',
  );
}

function readOperand(scanner: Scanner): Expression {
  const start = scanner.at;
  const code = scanner.code();
  if (code !== BANG && code !== MINUS) {
    return readTraversals(scanner, readPrimary(scanner), readExpression);
  }
  const outer = scanner.enter(scanner.newlinesAreBlank);
  scanner.at += 1;
  scanner.skipBlanks();
  const operand = readOperand(scanner);
  scanner.leave(outer);
  scanner.grow(scanner.height + 1);
  const operator = code === BANG ? '!' : '-';
  return { kind: 'unary', start, end: operand.end, operator, operand };
}

/** Reads operators that bind more tightly than `floor`, left to right. */
function readBinary(scanner: Scanner, floor: number): Expression {
  let left = readOperand(scanner);
  let { height } = scanner;
  for (;;) {
    scanner.skipBlanks();
    const operator = operatorAt(scanner);
    if (!operator || PRECEDENCE[operator] <= floor) break;
    scanner.at += operator.length;
    scanner.skipBlanks();
    const right = readBinary(scanner, PRECEDENCE[operator]);
    height = Math.max(height, scanner.height) + 1;
    scanner.grow(height);
    left = {
      kind: 'binary',
      start: left.start,
      end: right.end,
      operator,
      left,
      right,
    };
  }
  scanner.height = height;
  return left;
}

/**
 * Reads one expression; the scanner stands behind it and the blanks that
 * follow it.
 */
export function readExpression(scanner: Scanner): Expression {
  const condition = readBinary(scanner, 0);
  if (scanner.code() !== QUESTION) return condition;
  let { height } = scanner;
  const outer = scanner.enter(scanner.newlinesAreBlank);
  scanner.at += 1;
  scanner.skipBlanks();
  const then = readExpression(scanner);
  height = Math.max(height, scanner.height);
  scanner.skipBlanks();
  if (scanner.code() !== COLON) {
    scanner.fail('":" and the other value of the condition are expected here');
  }
  scanner.at += 1;
  scanner.skipBlanks();
  const otherwise = readExpression(scanner);
  scanner.leave(outer);
  scanner.grow(Math.max(height, scanner.height) + 1);
  return {
    kind: 'conditional',
    start: condition.start,
    end: otherwise.end,
    condition,
    then,
    otherwise,
  };
}
