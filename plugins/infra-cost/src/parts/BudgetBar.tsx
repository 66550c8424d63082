import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Amount } from '@infra-portal/infra-common';
import {
  briefMoneyText,
  StatusMark,
  useLanguage,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { budgetUse } from './money';
import styles from './BudgetBar.module.css';

const TONES = { within: 'good', near: 'warning', over: 'bad' } as const;

/** How a month relates to its budget: a bar, the ratio, and a word with a mark. */
export function BudgetBar(props: {
  monthly: Amount;
  budget: Amount;
  currency: string;
}) {
  const { monthly, budget, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { state, ratio, over } = budgetUse(monthly, budget);
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(ratio);
  const money = (amount: Amount) => briefMoneyText(amount, currency, language);
  const word =
    state === 'over'
      ? t('budget.over', { amount: money(over) })
      : t(`budget.${state}`);
  return (
    <div className={styles.budget}>
      <span>{t('budget.of', { ratio: percent, budget: money(budget) })}</span>
      <span className={styles.bar} data-state={state} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, ratio) * 100}%` }} />
      </span>
      <StatusMark tone={TONES[state]}>{word}</StatusMark>
    </div>
  );
}
