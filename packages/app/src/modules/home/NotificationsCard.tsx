import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { LoadFailure } from './LoadFailure';
import { LoadingRows, Section } from './Section';
import { useLoad } from '../shared/useLoad';
import styles from './HomePage.module.css';

/** How many notifications are unread. */
export function NotificationsCard() {
  const { t } = useTranslationRef(portalTranslationRef);
  const notificationsApi = useApi(notificationsApiRef);
  const { load, reload } = useLoad(
    () => notificationsApi.getStatus(),
    [notificationsApi],
  );
  return (
    <Section
      title={t('home.notifications.title')}
      aside={
        <Link to="/notifications" className={styles.asideLink}>
          {t('home.notifications.open')}
        </Link>
      }
    >
      {load.state === 'loading' && <LoadingRows rows={1} />}
      {load.state === 'failed' && (
        <LoadFailure error={load.error} onRetry={reload} />
      )}
      {load.state === 'ready' && (
        <p className={load.value.unread > 0 ? styles.count : styles.quiet}>
          {load.value.unread > 0
            ? t('home.notifications.unread', { count: load.value.unread })
            : t('home.notifications.none')}
        </p>
      )}
    </Section>
  );
}
