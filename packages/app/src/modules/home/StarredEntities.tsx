import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  useStarredEntities,
} from '@backstage/plugin-catalog-react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { EntityRow } from './EntityRow';
import { LoadFailure } from './LoadFailure';
import { LoadingRows, Section } from './Section';
import { useLoad } from '../shared/useLoad';
import styles from './HomePage.module.css';

/** The person's starred entities; ones that are gone from the catalog are left out. */
export function StarredEntities() {
  const { t } = useTranslationRef(portalTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const { starredEntities } = useStarredEntities();
  const refs = [...starredEntities].sort();
  const { load, reload } = useLoad(async () => {
    if (refs.length === 0) {
      return [];
    }
    const { items } = await catalogApi.getEntitiesByRefs({ entityRefs: refs });
    return items.flatMap(entity => (entity ? [entity] : []));
  }, [catalogApi, refs.join('\n')]);
  return (
    <Section title={t('home.starred.title')}>
      {load.state === 'loading' && <LoadingRows rows={2} />}
      {load.state === 'failed' && (
        <LoadFailure error={load.error} onRetry={reload} />
      )}
      {load.state === 'ready' &&
        (load.value.length > 0 ? (
          <ul className={styles.list}>
            {load.value.map(entity => (
              <EntityRow key={stringifyEntityRef(entity)} entity={entity} />
            ))}
          </ul>
        ) : (
          <p className={styles.quiet}>{t('home.starred.empty')}</p>
        ))}
    </Section>
  );
}
