import type { Template } from '../syntax';
import {
  BACKSLASH,
  CLOSE_BRACE,
  DOLLAR,
  NEWLINE,
  OPEN_BRACE,
  PERCENT,
  QUOTE,
  RETURN,
  TILDE,
} from './characters';
import { decodeQuoted } from './escapes';
import { readForNames } from './forExpressions';
import type { ReadExpression } from './names';
import type { Scanner } from './scanner';
import { type Directive, TemplateTokens } from './templateTokens';
import { nestTokens } from './templateTree';

const DIRECTIVES = '"if", "else", "endif", "for" and "endfor"';

/** Whether `${` or `%{` stands here, and not its escaped form `$${`, `%%{`. */
export function atSequence(scanner: Scanner, textStart: number): boolean {
  const code = scanner.code();
  return (
    (code === DOLLAR || code === PERCENT) &&
    scanner.code(1) === OPEN_BRACE &&
    !(scanner.at > textStart && scanner.code(-1) === code)
  );
}

function readDirective(
  scanner: Scanner,
  start: number,
  tokens: TemplateTokens,
  read: ReadExpression,
): Directive {
  const wordStart = scanner.at;
  const word = scanner.identifier(`one of ${DIRECTIVES} is expected here`);
  const note = <T>(value: T) => {
    tokens.height = Math.max(tokens.height, scanner.height);
    return value;
  };
  scanner.skipBlanks();
  switch (word) {
    case 'if':
      return {
        kind: 'ifMarker',
        start,
        end: start,
        condition: note(read(scanner)),
      };
    case 'for': {
      const names = readForNames(scanner);
      const collection = note(read(scanner));
      return { kind: 'forMarker', start, end: start, ...names, collection };
    }
    case 'else':
    case 'endif':
    case 'endfor':
      return { kind: 'endMarker', start, end: start, word };
    default:
      return scanner.fail(
        `a template has no directive "${word}", only ${DIRECTIVES}; write "%%{" for a literal "%{"`,
        wordStart,
      );
  }
}

/** Reads `${…}` or `%{…}` at the scanner. */
export function readSequence(
  scanner: Scanner,
  tokens: TemplateTokens,
  read: ReadExpression,
): void {
  const start = scanner.at;
  const isDirective = scanner.code() === PERCENT;
  const outer = scanner.enter(true);
  scanner.at += 2;
  const trimBefore = scanner.code() === TILDE;
  if (trimBefore) scanner.at += 1;
  scanner.skipBlanks();
  let token;
  if (isDirective) token = readDirective(scanner, start, tokens, read);
  else {
    const expression = read(scanner);
    tokens.height = Math.max(tokens.height, scanner.height);
    token = { kind: 'interpolation', start, end: start, expression } as const;
  }
  scanner.skipBlanks();
  const trimAfter = scanner.code() === TILDE;
  if (trimAfter) scanner.at += 1;
  if (scanner.code() !== CLOSE_BRACE) {
    const sign = isDirective ? '%' : '$';
    scanner.fail(
      `"}" is expected here, to end "${sign}{" (write "${sign}${sign}{" for a literal one)`,
    );
  }
  scanner.at += 1;
  scanner.leave(outer);
  tokens.addSequence({ ...token, end: scanner.at }, trimBefore, trimAfter);
}

/** Text of a quoted string up to its end or the next sequence. */
function readQuotedText(scanner: Scanner, stringStart: number): string {
  const start = scanner.at;
  const { text } = scanner;
  let escaped = false;
  for (;;) {
    const code = text.charCodeAt(scanner.at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      scanner.at += 1;
    } else if (code === DOLLAR || code === PERCENT) {
      if (atSequence(scanner, start)) break;
      escaped = true;
    }
    const taken = text.charCodeAt(scanner.at);
    // Behind the end it is NaN, which equals nothing.
    if (taken === NEWLINE || taken === RETURN || !(taken >= 0)) {
      scanner.fail(
        'this string has no closing quote on its line; write "\\n" for a line break, or a heredoc',
        stringStart,
      );
    }
    scanner.at += 1;
  }
  return escaped
    ? decodeQuoted(scanner, start, scanner.at)
    : text.slice(start, scanner.at);
}

/** Reads a quoted string. */
export function readQuoted(scanner: Scanner, read: ReadExpression): Template {
  const start = scanner.at;
  const tokens = new TemplateTokens();
  scanner.at += 1;
  for (;;) {
    const textStart = scanner.at;
    const value = readQuotedText(scanner, start);
    tokens.addText(textStart, scanner.at, value);
    if (scanner.code() === QUOTE) break;
    readSequence(scanner, tokens, read);
  }
  scanner.at += 1;
  scanner.grow(tokens.height + 1);
  const parts = nestTokens(scanner, tokens.tokens);
  return { kind: 'template', start, end: scanner.at, parts };
}
