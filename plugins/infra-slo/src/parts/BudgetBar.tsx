import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ShareBar, useLanguage } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import { budgetText, overspentText } from './numbers';
import styles from './Parts.module.css';

/** Below this part of its budget an objective is at risk. */
const LITTLE = 0.25;

/** What is left of a budget: a bar, and the number or words of what is overspent. */
export function BudgetBar(props: {
  /** Part of it, 1 is all and below 0 is overspent; absent: not known. */
  left?: number;
  /** The number is an old one. */
  stale?: boolean;
}) {
  const { left, stale } = props;
  if (left === undefined) return <Unknown />;
  const rest = left < LITTLE ? 'warning' : 'good';
  const state = left < 0 ? 'over' : rest;
  return (
    <span className={styles.budget} data-stale={stale}>
      <BudgetText left={left} />
      <ShareBar ratio={left < 0 ? 1 : left} tone={state} />
    </span>
  );
}

/** What is left of a budget in words. */
export function BudgetText({ left }: { left: number }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const language = useLanguage();
  const text =
    left < 0
      ? t('budget.over', { ratio: overspentText(left, language) })
      : t('budget.left', { ratio: budgetText(left, language) });
  return <span>{text}</span>;
}

/** Stands where a number would; it is neither zero nor all. */
export function Unknown() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const text = t('number.unknown');
  return (
    <span className={styles.quiet} role="img" aria-label={text} title={text}>
      –
    </span>
  );
}
