import type { NumberLiteral } from '../syntax';
import { DOT, MINUS, PLUS, isDigit } from './characters';
import type { Scanner } from './scanner';

const WELL_FORMED = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
/** Beyond this Terraform's numbers overflow. */
const LONGEST_EXPONENT = 8;

/** Length of `e5`, `E-5` up to the first digit; 0 where there is none. */
function exponentLength(scanner: Scanner): number {
  if (!/[eE]/.test(scanner.text.charAt(scanner.at))) return 0;
  const sign = scanner.code(1);
  const length = sign === PLUS || sign === MINUS ? 2 : 1;
  return isDigit(scanner.code(length)) ? length + 1 : 0;
}

/**
 * Reads a number at the scanner. HCL takes digits, dots and exponents in any
 * order for one token that does not end with a dot, and then looks whether it
 * is a number.
 */
export function readNumber(scanner: Scanner): NumberLiteral {
  const start = scanner.at;
  let end = start;
  for (;;) {
    const code = scanner.code();
    const length = isDigit(code) ? 1 : exponentLength(scanner);
    if (length === 0 && code !== DOT) break;
    scanner.at += length || 1;
    if (length > 0) end = scanner.at;
  }
  scanner.at = end;
  const digits = scanner.text.slice(start, end);
  const exponent = /[eE]\+?0*(\d*)$/.exec(digits)?.[1] ?? '';
  if (!WELL_FORMED.test(digits) || exponent.length > LONGEST_EXPONENT) {
    scanner.fail(`"${digits.slice(0, 40)}" is not a number`, start);
  }
  scanner.height = 1;
  return { kind: 'number', start, end, digits };
}
