import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useDocumentTitle } from '../pages/useDocumentTitle';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { CostsCard } from './CostsCard';
import { ObjectivesCard } from './ObjectivesCard';
import { HomeHeader } from './HomeHeader';
import { NotificationsCard } from './NotificationsCard';
import { OwnedEntities } from './OwnedEntities';
import { RecentlyVisited } from './RecentlyVisited';
import { RoleGuide } from './RoleGuide';
import { SampleDataBanner } from './SampleDataBanner';
import { StarredEntities } from './StarredEntities';
import styles from './HomePage.module.css';

/** Front page: search, what one can do, and what is one's own. */
export function HomePage() {
  const { t } = useTranslationRef(portalTranslationRef);
  useDocumentTitle(t('titles.home'));
  return (
    <div className={styles.page}>
      <HomeHeader />
      <SampleDataBanner />
      <RoleGuide />
      <div className={styles.columns}>
        <OwnedEntities />
        <div className={styles.side}>
          <NotificationsCard />
          <ObjectivesCard />
          <CostsCard />
          <StarredEntities />
          <RecentlyVisited />
        </div>
      </div>
    </div>
  );
}
