import type { Template } from '../syntax';
import { MINUS, NEWLINE, RETURN, WHITE_SPACE } from './characters';
import type { ReadExpression } from './names';
import type { Scanner } from './scanner';
import { atSequence, readSequence } from './templates';
import { flush, TemplateTokens } from './templateTokens';
import { nestTokens } from './templateTree';

const ONLY_BLANKS = new RegExp(`^[${WHITE_SPACE}]*$`);

/** Offset behind the closing tag, when this line is the one that has it. */
function closingTag(scanner: Scanner, tag: string): number | undefined {
  const { text, at } = scanner;
  const lineEnd = text.indexOf('\n', at);
  if (lineEnd < 0 && !scanner.fragment) return undefined;
  const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
  const tagStart = line.indexOf(tag);
  if (tagStart < 0) return undefined;
  const tagEnd = tagStart + tag.length;
  const isAlone =
    ONLY_BLANKS.test(line.slice(0, tagStart)) &&
    ONLY_BLANKS.test(line.slice(tagEnd));
  return isAlone ? at + tagEnd : undefined;
}

/**
 * Reads the text of a heredoc up to the end of its line or the next sequence;
 * gives whether it was the end of the line.
 */
function readLine(
  scanner: Scanner,
  tokens: TemplateTokens,
  start: number,
): boolean {
  const from = scanner.at;
  let lineEnded = false;
  while (!lineEnded) {
    const code = scanner.code();
    if (scanner.ended) scanner.fail('this heredoc has no closing tag', start);
    if (code === RETURN && scanner.code(1) !== NEWLINE) {
      scanner.fail('a carriage return without a line break is not allowed');
    }
    if (atSequence(scanner, from)) break;
    scanner.at += 1;
    lineEnded = code === NEWLINE;
  }
  const value = scanner.text
    .slice(from, scanner.at)
    .replace(/([$%])\1\{/g, '$1{');
  tokens.addText(from, scanner.at, value);
  return lineEnded;
}

/** Reads `<<TAG` or `<<-TAG` and its lines. */
export function readHeredoc(scanner: Scanner, read: ReadExpression): Template {
  const start = scanner.at;
  scanner.at += 2;
  const isFlush = scanner.code() === MINUS;
  if (isFlush) scanner.at += 1;
  const tag = scanner.identifier('a tag is expected after "<<"');
  if (scanner.code() === RETURN) scanner.at += 1;
  if (scanner.code() !== NEWLINE) {
    scanner.fail(`a line break is expected after "<<${tag}"`);
  }
  scanner.at += 1;
  const tokens = new TemplateTokens();
  let end: number | undefined;
  let lineBegins = true;
  while (end === undefined) {
    if (lineBegins) end = closingTag(scanner, tag);
    if (end === undefined) {
      lineBegins = readLine(scanner, tokens, start);
      if (!lineBegins) readSequence(scanner, tokens, read);
    }
  }
  scanner.at = end;
  scanner.grow(tokens.height + 1);
  if (isFlush) flush(tokens.tokens);
  const parts = nestTokens(scanner, tokens.tokens);
  const heredoc = { tag, flush: isFlush };
  return { kind: 'template', start, end, parts, heredoc };
}
