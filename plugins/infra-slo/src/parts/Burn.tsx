import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sloBurnText, type SloWindowName } from '@infra-portal/infra-common';
import { infraSloTranslationRef } from '../translation/ref';
import { Unknown } from './BudgetBar';
import styles from './Parts.module.css';

/** How many times faster than even a budget burns. */
export function Burn(props: {
  /** Absent: nothing happened meanwhile, or nothing is known. */
  rate?: number;
}) {
  const { rate } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (rate === undefined) return <Unknown />;
  return (
    <span className={styles.number} data-fast={rate > 1}>
      {t('burn.rate', { rate: sloBurnText(rate) })}
    </span>
  );
}

/** Burn rates of some times that were looked back over, one beside the other. */
export function Burns(props: {
  burn: Partial<Record<SloWindowName, number>>;
  windows: readonly SloWindowName[];
}) {
  const { burn, windows } = props;
  return (
    <span className={styles.burns}>
      {windows.map(window => (
        <span key={window}>
          <span className={styles.quiet}>{window}</span>{' '}
          <Burn rate={burn[window]} />
        </span>
      ))}
    </span>
  );
}
