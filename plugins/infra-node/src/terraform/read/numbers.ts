import type { NumberLiteral } from '../syntax';
import type { Scanner } from './scanner';

/** What HCL takes for one number token, well formed or not; see `scan_tokens.rl`. */
const TOKEN = /\d(?:[\d.]|[eE][+-]?\d)*/y;
const WELL_FORMED = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** Reads a number at the scanner. */
export function readNumber(scanner: Scanner): NumberLiteral {
  const start = scanner.at;
  TOKEN.lastIndex = start;
  const digits = TOKEN.exec(scanner.text)![0].replace(/\.+$/, '');
  if (!WELL_FORMED.test(digits)) {
    scanner.fail(`"${digits.slice(0, 40)}" is not a number`);
  }
  const end = start + digits.length;
  scanner.at = end;
  scanner.height = 1;
  return { kind: 'number', start, end, digits };
}
