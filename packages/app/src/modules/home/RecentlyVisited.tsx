import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { LoadFailure } from './LoadFailure';
import { LoadingRows, Section } from './Section';
import { useLoad } from '../shared/useLoad';
import styles from './HomePage.module.css';

const LIMIT = 5;

/** The pages this browser visited last. */
export function RecentlyVisited() {
  const { t } = useTranslationRef(portalTranslationRef);
  const visitsApi = useApi(visitsApiRef);
  const { load, reload } = useLoad(
    () =>
      visitsApi.list({
        limit: LIMIT,
        orderBy: [{ field: 'timestamp', direction: 'desc' }],
      }),
    [visitsApi],
  );
  return (
    <Section title={t('home.recent.title')}>
      {load.state === 'loading' && <LoadingRows rows={2} />}
      {load.state === 'failed' && (
        <LoadFailure error={load.error} onRetry={reload} />
      )}
      {load.state === 'ready' &&
        (load.value.length > 0 ? (
          <ul className={styles.list}>
            {load.value.map(visit => (
              <li key={visit.id} className={styles.row}>
                <Link to={visit.pathname} className={styles.rowLink}>
                  {visit.name || visit.pathname}
                </Link>
                <span className={styles.rowText}>{visit.pathname}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.quiet}>{t('home.recent.empty')}</p>
        ))}
    </Section>
  );
}
