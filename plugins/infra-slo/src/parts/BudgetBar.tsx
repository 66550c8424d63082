import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@infra-portal/infra-react';
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
  const rest = left < LITTLE ? 'little' : 'enough';
  const state = left < 0 ? 'over' : rest;
  const filled = left < 0 ? 1 : Math.min(1, left);
  return (
    <span className={styles.budget} data-stale={stale}>
      <BudgetText left={left} />
      <span className={styles.bar} data-state={state} aria-hidden="true">
        <span style={{ inlineSize: `${filled * 100}%` }} />
      </span>
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
  return (
    <span className={styles.quiet}>
      <span aria-hidden="true">–</span>
      <span className={styles.hidden}>{t('number.unknown')}</span>
    </span>
  );
}
