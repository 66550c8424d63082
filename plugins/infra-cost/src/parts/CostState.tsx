import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CurrentCost, StackCost } from '@infra-portal/infra-common';
import { Age, StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { Money } from './Money';
import styles from './Money.module.css';

/** What a stack costs; a failed estimate is never shown as an amount. */
export function StackMoney({ stack }: { stack: StackCost }) {
  const { cost, failing } = stack;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (cost && cost.state !== 'failed') {
    return <Money amount={cost.monthly} currency={cost.currency} />;
  }
  return cost || failing ? (
    <StatusMark tone="bad">{t('money.failed')}</StatusMark>
  ) : (
    <span className={styles.quiet}>{t('money.unknown')}</span>
  );
}

/** Since when newer attempts fail, and why; says so of the amount beside it. */
export function Failing({ stack }: { stack: StackCost }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const failing = stack.failing ?? stack.cost?.failing;
  if (!failing) return null;
  return (
    <span>
      {stack.cost && (
        <>
          <StatusMark tone="warning">{t('state.failing')}</StatusMark>{' '}
        </>
      )}
      <span className={styles.quiet}>
        {t('state.failing.since')} <Age at={failing.since} />:{' '}
        <span lang="en">
          <Verbatim text={failing.message} />
        </span>
      </span>
    </span>
  );
}

/** What made an estimate, and when. */
export function Source({ cost }: { cost: CurrentCost }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <span className={styles.quiet}>
      <Verbatim text={cost.source} />, {t('source.priced')}{' '}
      <Age at={cost.pricedAt} />
    </span>
  );
}
