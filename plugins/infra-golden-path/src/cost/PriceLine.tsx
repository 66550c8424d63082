import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { CostControl } from './useCost';
import { useCostText } from './useCostText';
import styles from './Cost.module.css';

/** Silence after a price moved before it is read out, in milliseconds. */
export const ANNOUNCE_DELAY = 1_500;

/**
 * The price in one line, beside the button. Readers of the screen hear it only
 * when it has not moved for a while.
 */
export function PriceLine({ cost }: { cost: CostControl }) {
  const { estimate, isWorking } = cost;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { total, change, environments } = useCostText();
  const { status, priced } = estimate;
  const isShown = status !== 'absent' && status !== 'forbidden';
  const about = priced && isShown ? change(priced) : undefined;
  const parts = priced && isShown ? environments(priced) : [];
  const words = priced && isShown ? total(priced) : '';
  const isOld = isWorking || status === 'none' || status === 'failed';
  const said = words === '' || isOld ? '' : [words, about].join(', ');
  const heard = useSettled(said);
  if (!isShown) return null;
  const state = () => {
    if (isWorking) return t('cost.working');
    if (status === 'failed') return t('cost.line.failed');
    return status === 'none' && priced ? t('cost.line.none') : '';
  };
  return (
    <>
      <p className={styles.line} data-old={isOld || undefined}>
        {priced && (
          <>
            <span className={styles.lineLabel}>{t('cost.title')}</span>{' '}
            <strong className={styles.amount}>{words}</strong>{' '}
            {about && <span className={styles.lineChange}>{about}</span>}{' '}
            {parts.map((part, index) => (
              <span key={`${index} ${part}`} className={styles.linePart}>
                {part}{' '}
              </span>
            ))}
          </>
        )}
        <span className={styles.lineState}>{state()}</span>
      </p>
      <span role="status" className={styles.heard} data-testid="price-heard">
        {heard && t('cost.heard', { price: heard })}
      </span>
    </>
  );
}

/** A text once it has stayed the same for a while; none is taken over at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(() => setSettled(text), ANNOUNCE_DELAY);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
