import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Amount, subtractAmounts } from '@infra-portal/infra-common';
import { moneyText, useLanguage } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { completeness, environmentCosts } from './reading';
import type { Priced } from './useEstimate';

/** The difference of the totals; undefined where one of them cannot be told. */
export function totalDifference(priced: Priced): Amount | undefined {
  const { after, before } = priced;
  const failed = environmentCosts(priced).some(({ hasFailed }) => hasFailed);
  if (!before || failed) return undefined;
  return subtractAmounts(after.monthly, before.monthly);
}

/** The sentences about a price that its line and its panel share. */
export function useCostText() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();

  function money(amount: Amount, currency: string, signed = false): string {
    return moneyText(amount, currency, language, signed);
  }

  /** `at least $12.00 a month` */
  function total({ after }: Priced): string {
    const state = completeness(after);
    if (state === 'failed') return t('cost.total.failed');
    const amount = money(after.monthly, after.currency);
    return t(`cost.total.${state}`, { amount });
  }

  /** `+$3.00 against now ($9.00)`; undefined for what is new. */
  function change(priced: Priced): string | undefined {
    const difference = totalDifference(priced);
    const { before } = priced;
    if (difference === undefined || !before) return undefined;
    if (difference === '0') return t('cost.change.none');
    return t('cost.change.some', {
      difference: money(difference, before.currency, true),
      before: money(before.monthly, before.currency),
    });
  }

  /** `dev $4.00` of each environment. */
  function environments(priced: Priced): string[] {
    const { currency } = priced.after;
    return environmentCosts(priced).map(({ name, after, hasFailed }) => {
      if (hasFailed) return t('cost.environment.failed', { name });
      if (after === undefined) return t('cost.environment.goes', { name });
      const amount = money(after, currency);
      return t('cost.environment.some', { name, amount });
    });
  }
  return { language, money, total, change, environments };
}
