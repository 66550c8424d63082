import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { Note } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Consequences.module.css';

/** Before the first answers. */
export function IdlePane() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Note title={t('consequences.idle.title')}>
      {t('consequences.idle.description')}
    </Note>
  );
}

/** In outline what will be there, while the first preview is on its way. */
export function LoadingPane() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div role="status" className={styles.loading}>
      <p className={styles.loadingText}>{t('consequences.status.loading')}</p>
      {[60, 90, 75, 82, 68].map(width => (
        <Skeleton key={width} width={`${width}%`} height={16} />
      ))}
    </div>
  );
}
