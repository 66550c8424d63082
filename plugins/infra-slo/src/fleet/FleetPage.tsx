import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';

import { SLOS_CHANNEL } from '@infra-portal/infra-common';
import {
  LivePage,
  pageStyles as page,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../api';
import { infraSloTranslationRef } from '../translation/ref';

/** All objectives, those that need somebody first. */
export function FleetPage() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: 'all',
    load: signal => api.objectives({}, signal),
    keep: true,
  });
  useTabTitle(t('fleet.title'));
  return (
    <LivePage
      label={t('fleet.title')}
      live={live}
      title={
        <header className={page.head}>
          <h1>{t('fleet.title')}</h1>
        </header>
      }
    >
      {({ items }) => (
        <ul>
          {items.map(({ id, displayName }) => (
            <li key={id}>{displayName ?? id}</li>
          ))}
        </ul>
      )}
    </LivePage>
  );
}
