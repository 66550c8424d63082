import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type CurrentCost,
  hourlyAmount,
  subtractAmounts,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  ShareBar,
  useLanguage,
} from '@infra-portal/infra-react';
import { ratioOf } from '../parts/money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Stack.module.css';

/** How much follows from what is declared, and how much from what is used. */
export function Split({ cost }: { cost: CurrentCost }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { monthly, usage, currency } = cost;
  const money = (amount: string) => briefMoneyText(amount, currency, language);
  const baseline = subtractAmounts(monthly, usage);
  const ratio = ratioOf(baseline, monthly);
  return (
    <div className={styles.split}>
      {ratio !== undefined && <ShareBar ratio={ratio} />}
      <span>
        {t('stack.split', { baseline: money(baseline), usage: money(usage) })} ·{' '}
        {t('stack.hour', { amount: money(hourlyAmount(monthly)) })}
      </span>
    </div>
  );
}
