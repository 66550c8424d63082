import Big from 'big.js';
import type { Amount } from '../amount';

/**
 * An amount for people who read English, to the cent: `$1,234.50`,
 * `1,234.50 EUR`. What is less than a cent is not shown as nothing: `<$0.01`.
 */
export function moneyText(amount: Amount, currency: string): string {
  const value = new Big(amount);
  const sign = value.lt(0) ? '-' : '';
  const size = value.abs();
  const tiny = size.gt(0) && size.lt('0.005');
  const [whole, cents] = (tiny ? new Big('0.01') : size).toFixed(2).split('.');
  const digits = `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents}`;
  const text = currency === 'USD' ? `$${digits}` : `${digits} ${currency}`;
  return `${sign}${tiny ? '<' : ''}${text}`;
}

/** A change: `+$40.56`. */
export const signedMoneyText = (amount: Amount, currency: string) =>
  `${new Big(amount).gt(0) ? '+' : ''}${moneyText(amount, currency)}`;
