import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { SLOS_CHANNEL } from '@infra-portal/infra-common';
import {
  askPages,
  LivePage,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../api';
import { infraSloTranslationRef } from '../translation/ref';
import { askedBy, type FleetFilter, readFleet, writeFleet } from './filter';
import { Fleet } from './Fleet';
import styles from './Fleet.module.css';

/** All objectives, those that need somebody first; follows what is pushed. */
export function FleetPage() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const [search, setSearch] = useSearchParams();
  const filter = readFleet(search);
  const change = (next: FleetFilter) =>
    setSearch(writeFleet(next), { replace: true });
  const key = writeFleet(filter).toString();
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: `${key} ${pages}`,
    load: signal =>
      askPages(
        part => api.objectives({ ...askedBy(filter), ...part }, signal),
        pages,
      ),
    keep: true,
  });
  useTabTitle(t('fleet.title'));
  return (
    <LivePage
      label={t('fleet.title')}
      live={live}
      wide
      title={
        <>
          <h1>{t('fleet.title')}</h1>
          <p className={styles.intro}>{t('fleet.description')}</p>
        </>
      }
    >
      {page => (
        <Fleet
          page={page}
          filter={filter}
          onChange={change}
          isLoading={live.loading}
          onMore={() => setShown({ key, pages: pages + 1 })}
        />
      )}
    </LivePage>
  );
}
