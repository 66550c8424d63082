import {
  compareAmounts,
  toAmount,
  type Amount,
} from '@infra-portal/infra-common';

/**
 * Money as people read it, rounded half up to what the currency has: `$1,234.50`.
 * What is more than nothing is never shown as nothing: `<$0.01`.
 *
 * @param signed - of differences: with `+` or `-` in front
 */
export function moneyText(
  amount: Amount,
  currency: string,
  language: string,
  signed = false,
): string {
  const format = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    signDisplay: signed ? 'exceptZero' : 'auto',
  });
  const written = (text: string) => format.format(text as `${number}`);
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  const least = toAmount(`1e-${places}`);
  const size = amount.replace(/^-/, '');
  if (compareAmounts(size, '0') === 0 || compareAmounts(size, least) >= 0) {
    return written(amount);
  }
  return `<${written(amount.startsWith('-') ? `-${least}` : least)}`;
}

/** From here on cents say nothing any more. */
const WHOLE = '1000';

/**
 * As {@link moneyText}, without cents where they only fill a screen: `$12,345`.
 * Whoever shows it has the exact amount at hand.
 */
export function briefMoneyText(
  amount: Amount,
  currency: string,
  language: string,
  signed = false,
): string {
  if (compareAmounts(amount.replace(/^-/, ''), WHOLE) < 0) {
    return moneyText(amount, currency, language, signed);
  }
  return new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    signDisplay: signed ? 'exceptZero' : 'auto',
    maximumFractionDigits: 0,
  }).format(amount as `${number}`);
}
