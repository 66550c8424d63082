import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { SearchField } from '@backstage/ui';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { loadDisplayName } from './displayName';
import { partOfDay } from './greeting';
import { useLoad } from '../shared/useLoad';
import styles from './HomePage.module.css';

/** Greeting and search. */
export function HomeHeader() {
  const { t } = useTranslationRef(portalTranslationRef);
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const { load } = useLoad(
    () => loadDisplayName(identityApi, catalogApi),
    [identityApi, catalogApi],
  );
  const name = load.state === 'ready' ? load.value : undefined;
  return (
    <div className={styles.header}>
      <h1 className={styles.greeting}>
        {name
          ? t(`home.greeting.${partOfDay(new Date().getHours())}`, { name })
          : t('home.greeting.anonymous')}
      </h1>
      <div
        className={styles.search}
        // Enter that ends a Korean syllable is not Enter that searches.
        onKeyDownCapture={event => {
          if (event.key === 'Enter' && event.nativeEvent.isComposing) {
            event.stopPropagation();
          }
        }}
      >
        <SearchField
          aria-label={t('home.searchLabel')}
          placeholder={t('home.searchPlaceholder')}
          value={query}
          onChange={setQuery}
          onSubmit={text =>
            // macOS sends decomposed Hangul; the index holds composed text.
            navigate(
              `/search?query=${encodeURIComponent(
                text.trim().normalize('NFC'),
              )}`,
            )
          }
        />
      </div>
    </div>
  );
}
