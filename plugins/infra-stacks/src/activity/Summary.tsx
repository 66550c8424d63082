import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RunActivity } from '@infra-portal/infra-common';
import { Age, pageStyles as page, StatusMark } from '@infra-portal/infra-react';
import { StaleNote } from '../runs/StaleNote';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Activity.module.css';

/** How many runs are under way, wait and failed, and how fresh that is. */
export function Summary({ activity }: { activity: RunActivity }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { active, waiting, failed, days, observedAt, stale } = activity;
  return (
    <div className={styles.summary}>
      <p className={page.meta} role="status">
        <StatusMark tone={active > 0 ? 'active' : 'unknown'}>
          {t('activity.active', { count: active })}
        </StatusMark>
        <StatusMark tone={waiting > 0 ? 'warning' : 'unknown'}>
          {t('activity.waiting', { count: waiting })}
        </StatusMark>
        <StatusMark tone={failed > 0 ? 'bad' : 'good'}>
          {t('activity.failed', { count: failed, days: String(days.length) })}
        </StatusMark>
      </p>
      {observedAt && (
        <p className={page.quiet}>
          {t('runs.observed')} <Age at={observedAt} />
        </p>
      )}
      <StaleNote stale={stale} />
    </div>
  );
}
