import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sloBudgetText, type SloStatus } from '@infra-portal/infra-common';
import { Age } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Parts.module.css';

/** Below this part of its window the numbers are said to be of a part. */
const ALL = 0.995;

/** Where numbers come from, when they were asked for, and how much they cover. */
export function NumberSource({ status }: { status: SloStatus }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { source, observedAt, coverage, isTimeWeighted } = status;
  if (!source && !observedAt) return null;
  return (
    <span className={styles.pair}>
      <span>
        {source && t(`source.${source}`)}
        {source && observedAt && ', '}
        {observedAt && <Age at={observedAt} />}
      </span>
      {coverage !== undefined && coverage < ALL && (
        <span className={styles.quiet}>
          {t('source.coverage', { ratio: sloBudgetText(coverage).percent })}
        </span>
      )}
      {isTimeWeighted && (
        <span className={styles.quiet}>{t('source.timeWeighted')}</span>
      )}
    </span>
  );
}
