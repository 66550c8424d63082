import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { messageOf, Note, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CostCoverageText } from './CostCoverageText';
import { CostSource } from './CostSource';
import { CostTable } from './CostTable';
import { ChangesTable, DriversTable } from './DriversTable';
import { LimitLines } from './LimitLines';
import { UsageInputs } from './UsageInputs';
import type { CostControl } from './useCost';
import { useCostText } from './useCostText';
import styles from './Cost.module.css';

/** What the service would cost in a month, what of, and on which assumptions. */
export function CostPanel({ cost }: { cost: CostControl }) {
  const { estimate, isWorking, limits } = cost;
  const { status, priced } = estimate;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { total, change } = useCostText();
  if (status === 'forbidden') {
    return (
      <Note title={t('cost.forbidden.title')}>
        {t('cost.forbidden.description')}
      </Note>
    );
  }
  const nothing = status === 'none' && !isWorking;
  if (nothing || (!priced && !isWorking && status !== 'failed')) {
    return (
      <Note title={t('cost.none.title')}>{t('cost.none.description')}</Note>
    );
  }
  return (
    <div className={styles.panel} aria-busy={isWorking}>
      {status === 'failed' && <Failed cost={cost} />}
      {!priced && isWorking && (
        <p className={styles.quiet}>{t('cost.working')}</p>
      )}
      {priced && (
        <>
          <div className={styles.head}>
            <p className={styles.total} data-old={isWorking || undefined}>
              {total(priced)}{' '}
              <span className={styles.lineChange}>{change(priced)}</span>{' '}
              <span className={styles.lineState}>
                {isWorking && t('cost.working')}
              </span>
            </p>
            <CostSource answer={priced.after} />
          </div>
          <CostTable priced={priced} />
          <LimitLines answer={priced.after} limits={limits} />
          <ChangesTable priced={priced} />
          <DriversTable answer={priced.after} />
          <UsageInputs cost={cost} answer={priced.after} />
          <CostCoverageText answer={priced.after} />
        </>
      )}
    </div>
  );
}

function Failed({ cost }: { cost: CostControl }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { error, priced, retry } = cost.estimate;
  return (
    <Note
      role="alert"
      tone="danger"
      title={t('cost.failed.title')}
      actions={
        <Button variant="secondary" onPress={retry}>
          {t('consequences.retry')}
        </Button>
      }
    >
      {error && (
        <p>
          <Verbatim text={messageOf(error)} />
        </p>
      )}
      <p>{t('cost.failed.harmless')}</p>
      {priced && <p>{t('cost.failed.kept')}</p>}
    </Note>
  );
}
