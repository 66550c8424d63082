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
