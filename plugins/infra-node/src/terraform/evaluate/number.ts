/**
 * Numbers as Terraform has them: binary floating point with a mantissa of 512
 * bits, rounded to nearest, ties to even. A decimal library rounds at other
 * places, so that `1 / 3` would end in another digit than Terraform's.
 *
 * `precision` is that of the value: 512 for literals, 64 for counts and 53 for
 * what comes of a floating-point function, as in Terraform. A calculation takes
 * the greater one of its two sides.
 */
import { placePoint, shortestDigits } from './decimalDigits';
import { EvaluationError } from './errors';

const LITERAL_PRECISION = 512;
const COUNT_PRECISION = 64;
const FLOAT_PRECISION = 53;
/** Powers of two beyond this are no quantity of infrastructure. */
const GREATEST_EXPONENT = 8192;
const LONGEST_DIGITS = 4096;
const GREATEST_DECIMAL_EXPONENT = 2400;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

function bitLength(value: bigint): number {
  if (value < 0x1_0000_0000n) return 32 - Math.clz32(Number(value));
  const hex = value.toString(16);
  return hex.length * 4 - (Math.clz32(parseInt(hex[0], 16)) - 28);
}

function roundTo(mantissa: bigint, exponent: number, precision: number) {
  const excess = bitLength(mantissa) - precision;
  if (excess <= 0) return { mantissa, exponent };
  const shift = BigInt(excess);
  const half = 1n << (shift - 1n);
  const rest = mantissa & ((1n << shift) - 1n);
  let kept = mantissa >> shift;
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  return { mantissa: kept, exponent: exponent + excess };
}

const absolute = (value: bigint) => (value < 0n ? -value : value);

export class HclNumber {
  /** `signed × 2^exponent`, where `signed` is odd or 0. */
  private constructor(
    private readonly signed: bigint,
    private readonly exponent: number,
    readonly precision: number,
  ) {}

  private static of(
    signed: bigint,
    exponent: number,
    precision: number,
  ): HclNumber {
    if (signed === 0n) return new HclNumber(0n, 0, precision);
    const rounded = roundTo(absolute(signed), exponent, precision);
    let { mantissa } = rounded;
    let power = rounded.exponent;
    const zeros = bitLength(mantissa & -mantissa) - 1;
    mantissa >>= BigInt(zeros);
    power += zeros;
    if (Math.abs(power + bitLength(mantissa)) > GREATEST_EXPONENT) {
      throw new EvaluationError('the number is too large or too small');
    }
    return new HclNumber(signed < 0n ? -mantissa : mantissa, power, precision);
  }

  /** A count or an index: a whole number that JavaScript has exactly. */
  static count(value: number | bigint): HclNumber {
    const whole = BigInt(value);
    const precision = Math.max(COUNT_PRECISION, bitLength(absolute(whole)));
    return HclNumber.of(whole, 0, precision);
  }

  /** What a floating-point function gives. @throws {EvaluationError} unless finite */
  static float(value: number): HclNumber {
    if (!Number.isFinite(value)) {
      throw new EvaluationError('the result is not a finite number');
    }
    let exponent = 0;
    let mantissa = value;
    while (!Number.isInteger(mantissa)) {
      mantissa *= 2;
      exponent -= 1;
    }
    return HclNumber.of(BigInt(mantissa), exponent, FLOAT_PRECISION);
  }

  /** Reads decimal digits; undefined when the text is not a number. */
  static parse(text: string): HclNumber | undefined {
    const match = NUMBER.exec(text);
    if (!match) return undefined;
    const [, sign, whole, fraction = '', power = '0'] = match;
    if (whole === '' && fraction === '') return undefined;
    const decimal = Number(power) - fraction.length;
    if (
      text.length > LONGEST_DIGITS ||
      Math.abs(decimal) > GREATEST_DECIMAL_EXPONENT
    ) {
      throw new EvaluationError('the number is too long');
    }
    const digits = BigInt(`${whole}${fraction}`);
    const signed = sign === '-' ? -digits : digits;
    if (decimal >= 0) {
      return HclNumber.of(
        signed * 10n ** BigInt(decimal),
        0,
        LITERAL_PRECISION,
      );
    }
    return HclNumber.ratio(
      signed,
      10n ** BigInt(-decimal),
      0,
      LITERAL_PRECISION,
    );
  }

  /** `dividend / divisor × 2^exponent`, rounded once. */
  private static ratio(
    dividend: bigint,
    divisor: bigint,
    exponent: number,
    precision: number,
  ): HclNumber {
    const top = absolute(dividend);
    const bottom = absolute(divisor);
    const missing = precision + 2 - (bitLength(top) - bitLength(bottom));
    const shift = Math.max(0, missing);
    const shifted = top << BigInt(shift);
    const quotient = shifted / bottom;
    // One more bit stands for everything that was cut off.
    const sticky = shifted % bottom === 0n ? 0n : 1n;
    const mantissa = (quotient << 1n) | sticky;
    const signed = dividend < 0n === divisor < 0n ? mantissa : -mantissa;
    return HclNumber.of(signed, exponent - shift - 1, precision);
  }

  private greaterPrecision(other: HclNumber): number {
    return Math.max(this.precision, other.precision);
  }

  /** Both mantissas at the smaller of the two exponents. */
  private align(other: HclNumber): [bigint, bigint, number] {
    const exponent = Math.min(this.exponent, other.exponent);
    return [
      this.signed << BigInt(this.exponent - exponent),
      other.signed << BigInt(other.exponent - exponent),
      exponent,
    ];
  }

  add(other: HclNumber): HclNumber {
    const [left, right, exponent] = this.align(other);
    return HclNumber.of(left + right, exponent, this.greaterPrecision(other));
  }

  subtract(other: HclNumber): HclNumber {
    return this.add(other.negate());
  }

  multiply(other: HclNumber): HclNumber {
    const product = HclNumber.of(
      this.signed * other.signed,
      this.exponent + other.exponent,
      LITERAL_PRECISION,
    );
    const needed = bitLength(absolute(product.signed));
    const precision = Math.max(needed, this.greaterPrecision(other));
    return new HclNumber(product.signed, product.exponent, precision);
  }

  /** @throws {EvaluationError} for a divisor of 0 */
  divide(other: HclNumber): HclNumber {
    if (other.isZero()) throw new EvaluationError('division by zero');
    return HclNumber.ratio(
      this.signed,
      other.signed,
      this.exponent - other.exponent,
      this.greaterPrecision(other),
    );
  }

  /** The rest of a division that rounds toward zero: `-7 % 3` is -1. */
  modulo(other: HclNumber): HclNumber {
    const whole = this.divide(other).truncate();
    const quotient = HclNumber.of(whole, 0, this.greaterPrecision(other));
    const product = HclNumber.of(
      quotient.signed * other.signed,
      quotient.exponent + other.exponent,
      this.greaterPrecision(other),
    );
    return this.subtract(product);
  }

  negate(): HclNumber {
    return new HclNumber(-this.signed, this.exponent, this.precision);
  }

  /** Below 0, 0 or above 0, exact at every precision. */
  compare(other: HclNumber): number {
    const [left, right] = this.align(other);
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  equals(other: HclNumber): boolean {
    return this.signed === other.signed && this.exponent === other.exponent;
  }

  isZero(): boolean {
    return this.signed === 0n;
  }

  isWhole(): boolean {
    return this.exponent >= 0;
  }

  /** The whole part, without what follows the point. */
  truncate(): bigint {
    if (this.exponent >= 0) return this.signed << BigInt(this.exponent);
    const mantissa = absolute(this.signed) >> BigInt(-this.exponent);
    return this.signed < 0n ? -mantissa : mantissa;
  }

  floor(): bigint {
    const whole = this.truncate();
    return this.isWhole() || this.signed > 0n ? whole : whole - 1n;
  }

  /** A whole number of JavaScript; undefined when it is none, or too large. */
  toIndex(): number | undefined {
    if (!this.isWhole()) return undefined;
    const whole = Number(this.truncate());
    return Number.isSafeInteger(whole) ? whole : undefined;
  }

  /** The nearest double. */
  toFloat(): number {
    return Number(this.toString());
  }

  isNegative(): boolean {
    return this.signed < 0n;
  }

  /** All decimal digits of the magnitude, `scale` of them behind the point. */
  exactDigits(): { digits: bigint; scale: number } {
    const magnitude = absolute(this.signed);
    if (this.exponent >= 0) {
      return { digits: magnitude << BigInt(this.exponent), scale: 0 };
    }
    const scale = -this.exponent;
    return { digits: magnitude * 5n ** BigInt(scale), scale };
  }

  /** The shortest decimal digits that read back to this, without an exponent. */
  toString(): string {
    const bits = bitLength(absolute(this.signed));
    // Neighbours of such a whole number are at most 1 away: all digits count.
    if (this.exponent >= 0 && this.exponent + bits <= this.precision) {
      return this.truncate().toString();
    }
    const text = this.shortest(bits);
    return this.signed < 0n ? `-${text}` : text;
  }

  private shortest(bits: number): string {
    // At the full width of the mantissa, and with two more bits for the halves.
    const widen = this.precision - bits;
    const mantissa = absolute(this.signed) << BigInt(widen);
    const exponent = this.exponent - widen - 2;
    const isPower = bits === 1;
    const middle = mantissa << 2n;
    const low = middle - (isPower ? 1n : 2n);
    const high = middle + 2n;
    const inclusive = (mantissa & 1n) === 0n;
    const scale = Math.max(0, -exponent);
    const decimal = (value: bigint) =>
      exponent >= 0
        ? (value << BigInt(exponent)).toString()
        : (value * 5n ** BigInt(scale)).toString();
    const exact = decimal(middle);
    const upper = decimal(high).padStart(exact.length, '0');
    const digits = exact.padStart(upper.length, '0');
    const lower = decimal(low).padStart(upper.length, '0');
    return placePoint(shortestDigits(digits, lower, upper, inclusive), scale);
  }
}
