import { oneLine } from '../../runs';
import { CostReportError } from './error';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What some programs write for a number that is none. */
const NO_NUMBER = /-?(?:NaN|Infinity)/y;

/** As `JSON.parse` gives it, but every number is the text that stands there. */
export type ExactJson =
  | null
  | boolean
  | string
  | ExactJson[]
  | { [key: string]: ExactJson };

/**
 * Parses JSON without reading a number as a float: money has more digits than
 * one holds. Numbers are put in quotes before `JSON.parse` reads the text, so
 * they come out as texts, digit by digit; all else is for `JSON.parse` to judge.
 * Takes time in proportion to the text.
 * @param mostDepth lists and objects in each other
 * @throws CostReportError when it is no JSON, or too deep
 */
export function parseExactJson(text: string, mostDepth: number): ExactJson {
  const quoted = quoteNumbers(text, mostDepth);
  try {
    return JSON.parse(quoted);
  } catch {
    throw new CostReportError('syntax', `The report is no JSON: ${why(text)}.`);
  }
}

/** The words of `JSON.parse` about the text as it was sent. */
function why(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return oneLine((error as Error).message, 200);
  }
  return 'it cannot be read';
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  0x5b, 0x5d, 0x7b, 0x7d,
];
const [MINUS, DIGIT_0, DIGIT_9] = [0x2d, 0x30, 0x39];
const [LETTER_N, LETTER_I] = [0x4e, 0x49];

function quoteNumbers(text: string, mostDepth: number): string {
  const pieces: string[] = [];
  let done = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = endOfString(text, at);
    } else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
      depth += 1;
      if (depth > mostDepth) throw tooDeep(text, at, mostDepth);
    } else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) {
      depth -= 1;
    } else if (sign === MINUS || (sign >= DIGIT_0 && sign <= DIGIT_9)) {
      const end = endOfNumber(text, at);
      if (end > at) {
        pieces.push(text.slice(done, at), '"', text.slice(at, end), '"');
        done = end;
        at = end - 1;
      }
    } else if (sign === LETTER_N || sign === LETTER_I) {
      refuseNoNumber(text, at);
    }
  }
  if (depth > 0) throw truncated(text);
  pieces.push(text.slice(done));
  return pieces.join('');
}

function endOfString(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw truncated(text);
    let before = quote;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    // An odd number of backslashes: the last one is of the quote.
    if ((quote - before) % 2 === 0) return quote;
    from = quote + 1;
  }
}

/** Where a number ends that begins here; `at` when none does. */
function endOfNumber(text: string, at: number): number {
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0];
  if (number === undefined) return at;
  // A number is no name: in quotes it would become one.
  return isName(text, at + number.length) ? at : at + number.length;
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (' \t\n\r'.includes(text[at] ?? '-')) at += 1;
  return text[at] === ':';
}

function refuseNoNumber(text: string, at: number): void {
  NO_NUMBER.lastIndex = at;
  const found = NO_NUMBER.exec(text)?.[0];
  if (found === undefined) return;
  throw new CostReportError(
    'syntax',
    `The report has ${found} where an amount belongs, ${place(
      text,
      at,
    )}. Make it again; a cost that is not known is null.`,
  );
}

function truncated(text: string): CostReportError {
  return new CostReportError(
    'truncated',
    `The report ends in the middle, after ${text.length} characters. Look whether Infracost was stopped or the disk was full, and send it again.`,
  );
}

function tooDeep(text: string, at: number, most: number): CostReportError {
  const where = place(text, at);
  return new CostReportError(
    'too-deep',
    `The report has more than ${most} lists and objects in each other, ${where}. Reports of Infracost have fewer; send the file that it wrote.`,
  );
}

function place(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `in line ${line}, column ${at - before.lastIndexOf('\n')}`;
}
