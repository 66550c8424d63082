import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { visitsApiRef, type Visit } from '@backstage/plugin-home';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { LoadFailure } from './LoadFailure';
import { LoadingRows, Section } from './Section';
import { useLoad } from '../shared/useLoad';
import { visitSection } from './visitSection';
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
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </ul>
        ) : (
          <p className={styles.quiet}>{t('home.recent.empty')}</p>
        ))}
    </Section>
  );
}

/** A page by its name, and the part of the portal that it belongs to: addresses tell people little. */
function VisitRow({ visit }: { visit: Visit }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const { section, isFront } = visitSection(visit.pathname);
  const title = section && t(`titles.${section}`);
  const name = (isFront && title) || visit.name || visit.pathname;
  return (
    <li className={styles.row}>
      <Link to={visit.pathname} className={styles.rowLink}>
        {name}
      </Link>
      {title && title !== name && (
        <span className={styles.rowText}>{title}</span>
      )}
    </li>
  );
}
