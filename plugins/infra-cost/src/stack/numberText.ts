import type { Amount } from '@infra-portal/infra-common';
import { useLanguage } from '@infra-portal/infra-react';

/** Digits after the first that says something: `0.0000125` keeps all of them. */
const DIGITS = 6;

/** Quantities and prices of one unit, which are often less than a cent. */
export function useNumberText() {
  const language = useLanguage();
  return (amount: Amount, currency?: string): string =>
    new Intl.NumberFormat(language, {
      maximumSignificantDigits: DIGITS,
      ...(currency && {
        ...{ style: 'currency' as const, currency },
        currencyDisplay: 'narrowSymbol' as const,
      }),
    }).format(amount as `${number}`);
}
