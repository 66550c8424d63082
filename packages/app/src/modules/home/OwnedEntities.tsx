import { Link } from 'react-router-dom';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Button, ButtonLink } from '@backstage/ui';
import { RiInboxLine, RiSeedlingLine } from '@remixicon/react';
import { StatePanel } from '../pages/StatePanel';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { EntityRow } from './EntityRow';
import { LoadFailure } from './LoadFailure';
import { loadOwned, OWNED_LIMIT } from './ownedQuery';
import { LoadingRows, Section } from './Section';
import { useLoad } from '../shared/useLoad';
import styles from './HomePage.module.css';

/** What the person and their teams own; tells a fresh install what to do first. */
export function OwnedEntities() {
  const { t } = useTranslationRef(portalTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const { load, reload } = useLoad(async () => {
    const identity = await identityApi.getBackstageIdentity();
    return loadOwned(catalogApi, identity.ownershipEntityRefs);
  }, [catalogApi, identityApi]);

  const body = () => {
    if (load.state === 'loading') {
      return <LoadingRows rows={4} />;
    }
    if (load.state === 'failed') {
      return <LoadFailure error={load.error} onRetry={reload} />;
    }
    const { entities, total, catalogEmpty } = load.value;
    if (catalogEmpty) {
      return (
        <StatePanel
          icon={<RiSeedlingLine size={22} />}
          title={t('home.fresh.title')}
          description={t('home.fresh.description')}
          actions={
            <Button variant="secondary" onPress={reload}>
              {t('home.fresh.action')}
            </Button>
          }
        />
      );
    }
    if (entities.length === 0) {
      return (
        <StatePanel
          icon={<RiInboxLine size={22} />}
          title={t('home.owned.empty')}
          actions={
            <ButtonLink variant="secondary" href="/catalog">
              {t('home.owned.emptyAction')}
            </ButtonLink>
          }
        />
      );
    }
    return (
      <>
        <ul className={styles.list}>
          {entities.map(entity => (
            <EntityRow key={stringifyEntityRef(entity)} entity={entity} />
          ))}
        </ul>
        {total > OWNED_LIMIT && (
          <p className={styles.more}>
            <Link
              to="/catalog?filters%5Buser%5D=owned"
              className={styles.rowLink}
            >
              {t('home.owned.all', { count: total })}
            </Link>
          </p>
        )}
      </>
    );
  };
  return <Section title={t('home.owned.title')}>{body()}</Section>;
}
