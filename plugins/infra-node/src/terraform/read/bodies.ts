import type { Attribute, Block, BodyItem, Label } from '../syntax';
import { CLOSE_BRACE, EQUALS, NEWLINE, OPEN_BRACE, QUOTE } from './characters';
import { readExpression } from './expressions';
import { literalString } from './literalString';
import type { Scanner } from './scanner';
import { readQuoted } from './templates';

function endLine(scanner: Scanner, what: string): void {
  scanner.skipSpaces();
  if (!scanner.ended && scanner.code() !== NEWLINE) {
    scanner.fail(`a line break is expected after the ${what}`);
  }
}

function atEqualsSign(scanner: Scanner): boolean {
  return scanner.code() === EQUALS && scanner.code(1) !== EQUALS;
}

/** Reads `= value`; the scanner stands at the equals sign. */
function readAttribute(
  scanner: Scanner,
  start: number,
  name: string,
  nameEnd: number,
): Attribute {
  scanner.at += 1;
  scanner.skipSpaces();
  const value = readExpression(scanner);
  return { kind: 'attribute', name, start, nameEnd, end: value.end, value };
}

function readLabel(scanner: Scanner): Label {
  const start = scanner.at;
  if (scanner.code() !== QUOTE) {
    const text = scanner.identifier(
      '"=" and a value, or a block with "{", is expected here',
    );
    return { text, quoted: false, start, end: scanner.at };
  }
  const text = literalString(readQuoted(scanner, readExpression));
  if (text === undefined) {
    scanner.fail('a label cannot hold "${" or "%{"', start);
  }
  return { text, quoted: true, start, end: scanner.at };
}

/** `name = value }` of a block in one line. */
function readOneLine(scanner: Scanner, open: number): BodyItem[] {
  const start = scanner.at;
  const name = scanner.identifier('an argument or "}" is expected here');
  const nameEnd = scanner.at;
  scanner.skipSpaces();
  if (!atEqualsSign(scanner)) {
    scanner.fail('"=" is expected: a block in one line can hold one argument');
  }
  const attribute = readAttribute(scanner, start, name, nameEnd);
  scanner.skipSpaces();
  if (scanner.ended) scanner.fail('this block has no closing "}"', open);
  if (scanner.code() !== CLOSE_BRACE) {
    scanner.fail('"}" is expected: a block in one line holds one argument');
  }
  return [attribute];
}

function readBlock(scanner: Scanner, start: number, type: string): Block {
  const labels: Label[] = [];
  while (scanner.code() !== OPEN_BRACE) {
    labels.push(readLabel(scanner));
    scanner.skipSpaces();
  }
  const open = scanner.at;
  const outer = scanner.enter(false);
  scanner.at += 1;
  scanner.skipSpaces();
  const code = scanner.code();
  const hasLines = code === NEWLINE || code === CLOSE_BRACE || scanner.ended;
  const body = hasLines ? readBody(scanner, open) : readOneLine(scanner, open);
  const close = scanner.at;
  scanner.at += 1;
  scanner.leave(outer);
  const end = scanner.at;
  return { kind: 'block', type, labels, start, open, close, end, body };
}

/**
 * Reads arguments and blocks up to the end of the text, or up to the brace
 * that closes the block opened at `open`.
 */
export function readBody(scanner: Scanner, open?: number): BodyItem[] {
  const items: BodyItem[] = [];
  const names = new Set<string>();
  for (;;) {
    scanner.skipLines();
    if (scanner.ended) {
      if (open === undefined) return items;
      scanner.fail('this block has no closing "}"', open);
    }
    if (scanner.code() === CLOSE_BRACE && open !== undefined) return items;
    const start = scanner.at;
    const name = scanner.identifier('an argument or a block is expected here');
    const nameEnd = scanner.at;
    scanner.skipSpaces();
    if (atEqualsSign(scanner)) {
      if (names.has(name)) {
        scanner.fail(`the argument "${name}" is set twice`, start);
      }
      names.add(name);
      items.push(readAttribute(scanner, start, name, nameEnd));
      endLine(scanner, `argument "${name}"`);
    } else {
      items.push(readBlock(scanner, start, name));
      endLine(scanner, `block "${name}"`);
    }
  }
}
