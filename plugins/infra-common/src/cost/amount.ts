import Big from 'big.js';
import { z } from 'zod';

/**
 * An exact amount as a decimal text, such as `1.017315068493150679`: money of a
 * month unless its name says otherwise, a price or a quantity. Never a float.
 */
export const amountSchema = z
  .string()
  .regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/, 'must be a decimal number')
  .max(80);

export type Amount = z.output<typeof amountSchema>;

export const ZERO: Amount = '0';

/** As every amount is written: no exponent, no zeros at the end, no `-0`. */
export function toAmount(value: Big | string | number): Amount {
  const text = new Big(value).toFixed();
  return text === '-0' ? ZERO : text;
}

/** The exact sum. */
export function addAmounts(...amounts: readonly Amount[]): Amount {
  return toAmount(amounts.reduce((sum, each) => sum.plus(each), new Big(0)));
}

/** The exact difference. */
export const subtractAmounts = (from: Amount, amount: Amount): Amount =>
  toAmount(new Big(from).minus(amount));

/** The exact product. */
export const multiplyAmounts = (one: Amount, other: Amount): Amount =>
  toAmount(new Big(one).times(other));

/** Negative when the first is less, 0 when they are equal. */
export const compareAmounts = (one: Amount, other: Amount): number =>
  new Big(one).cmp(other);

/** Rounded half up, for screens: `43.07`. */
export const roundAmount = (amount: Amount, places: number): Amount =>
  toAmount(new Big(amount).round(places, Big.roundHalfUp));

/** Hours of a month, as Infracost and price lists count them. */
const HOURS_OF_MONTH = 730;

/** What an amount of a month is in an hour, rounded half up to 6 decimals. */
export const hourlyAmount = (monthly: Amount): Amount =>
  toAmount(new Big(monthly).div(HOURS_OF_MONTH).round(6, Big.roundHalfUp));
