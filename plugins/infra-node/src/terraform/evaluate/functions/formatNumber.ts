import type { HclNumber } from '../number';

/** `0.digits × 10^exponent`, without zeros at either end. */
interface Decimal {
  digits: string;
  exponent: number;
}

function decimalOf(text: string): Decimal {
  const [whole, fraction = ''] = text.split('.');
  const all = `${whole}${fraction}`;
  const digits = all.replace(/^0+/, '');
  const exponent = whole.length - (all.length - digits.length);
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === ''
    ? { digits: '0', exponent: 1 }
    : { digits: trimmed, exponent };
}

function exactly(value: HclNumber): Decimal {
  const { digits, scale } = value.exactDigits();
  const text = digits.toString().padStart(scale + 1, '0');
  const point = text.length - scale;
  return decimalOf(`${text.slice(0, point)}.${text.slice(point)}`);
}

/** Keeps so many digits, rounding half to even. */
function round({ digits, exponent }: Decimal, kept: number): Decimal {
  if (kept >= digits.length) return { digits, exponent };
  if (kept < 0) return { digits: '0', exponent: 1 };
  const rest = digits.slice(kept);
  const half = '5'.padEnd(rest.length, '0');
  const head = digits.slice(0, kept) || '0';
  const isOdd = Number(head.at(-1)) % 2 === 1;
  const up = rest > half || (rest === half && isOdd);
  const rounded = (BigInt(head) + (up ? 1n : 0n)).toString();
  if (rounded === '0') return { digits: '0', exponent: 1 };
  const carried = rounded.length - kept;
  return {
    digits: rounded.replace(/0+$/, ''),
    exponent: exponent + carried,
  };
}

function fixed(value: Decimal, precision: number): string {
  const { digits, exponent } = round(value, value.exponent + precision);
  const whole =
    exponent > 0 ? digits.slice(0, exponent).padEnd(exponent, '0') : '0';
  const zeros = '0'.repeat(Math.max(0, -exponent));
  const fraction = (zeros + digits.slice(Math.max(0, exponent)))
    .slice(0, precision)
    .padEnd(precision, '0');
  return precision === 0 ? whole : `${whole}.${fraction}`;
}

function scientific(value: Decimal, precision: number, letter: string): string {
  const { digits, exponent } = round(value, precision + 1);
  const power = digits === '0' ? 0 : exponent - 1;
  const fraction = digits.slice(1).padEnd(precision, '0');
  const sign = power < 0 ? '-' : '+';
  const size = String(Math.abs(power)).padStart(2, '0');
  const point = precision > 0 ? '.' : '';
  return `${digits[0]}${point}${fraction}${letter}${sign}${size}`;
}

const DEFAULT_PRECISION = 6;
const SMALLEST_FIXED_POWER = -4;

function general(
  value: HclNumber,
  precision: number | undefined,
  letter: string,
): string {
  const shortest = decimalOf(value.toString().replace('-', ''));
  const kept = precision === 0 ? 1 : precision;
  const rounded = kept === undefined ? shortest : round(exactly(value), kept);
  const length = rounded.digits.length;
  const power = rounded.exponent - 1;
  let most = DEFAULT_PRECISION;
  if (kept !== undefined) {
    most = kept > length && length >= rounded.exponent ? length : kept;
  }
  if (power < SMALLEST_FIXED_POWER || power >= most) {
    return scientific(rounded, length - 1, letter);
  }
  return fixed(rounded, Math.max(0, length - rounded.exponent));
}

/** The magnitude of a number by a verb of Go's `fmt`: e, E, f, F, g or G. */
export function formatFloat(
  value: HclNumber,
  verb: string,
  precision?: number,
): string {
  switch (verb) {
    case 'f':
    case 'F':
      return fixed(exactly(value), precision ?? DEFAULT_PRECISION);
    case 'e':
    case 'E':
      return scientific(exactly(value), precision ?? DEFAULT_PRECISION, verb);
    default:
      return general(value, precision, verb === 'g' ? 'e' : 'E');
  }
}
