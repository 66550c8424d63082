import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackSummary } from '@infra-portal/infra-common';
import { StatusMark } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './FindingCounts.module.css';

/** How much was found, what weighs most first. */
export function FindingCounts(props: { counts: StackSummary['findings'] }) {
  const { error, warning, info } = props.counts;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  if (error + warning + info === 0) {
    return <StatusMark tone="good">{t('severity.none')}</StatusMark>;
  }
  return (
    <span className={styles.counts}>
      {error > 0 && (
        <StatusMark tone="bad">
          {t('severity.error', { count: error })}
        </StatusMark>
      )}
      {warning > 0 && (
        <StatusMark tone="warning">
          {t('severity.warning', { count: warning })}
        </StatusMark>
      )}
      {info > 0 && (
        <StatusMark tone="unknown">
          {t('severity.info', { count: info })}
        </StatusMark>
      )}
    </span>
  );
}
