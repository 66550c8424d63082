import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sloBudgetText } from '@infra-portal/infra-common';
import { ShareBar } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
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

/** Says in words what is left of a budget, or how far it is overspent. */
export function useBudgetText(): (left: number) => string {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return left => {
    const { isOverspent, percent } = sloBudgetText(left);
    return t(isOverspent ? 'budget.over' : 'budget.left', { ratio: percent });
  };
}

/** What is left of a budget in words. */
export function BudgetText({ left }: { left: number }) {
  return <span>{useBudgetText()(left)}</span>;
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
