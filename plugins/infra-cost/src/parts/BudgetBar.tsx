import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Amount } from '@infra-portal/infra-common';
import {
  briefMoneyText,
  ShareBar,
  StatusMark,
  useLanguage,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { budgetUse } from './money';
import styles from './BudgetBar.module.css';

const TONES = { within: 'good', near: 'warning', over: 'bad' } as const;
const BARS = { within: 'usual', near: 'warning', over: 'over' } as const;

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
      <ShareBar ratio={ratio} tone={BARS[state]} />
      <StatusMark tone={TONES[state]}>{word}</StatusMark>
    </div>
  );
}
