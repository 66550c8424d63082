import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import type { Sum } from './matrix';
import styles from './Entity.module.css';

/** Sums of stacks, each currency apart, and how many stacks are missing in them. */
export function SumText({ sum }: { sum: Sum }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <span className={styles.sum}>
      {[...sum.sums].map(([currency, amount]) => (
        <Money key={currency} amount={amount} currency={currency} />
      ))}
      {sum.unknown > 0 && (
        <span className={styles.quiet}>
          {t('entity.unknown', { count: sum.unknown })}
        </span>
      )}
    </span>
  );
}
