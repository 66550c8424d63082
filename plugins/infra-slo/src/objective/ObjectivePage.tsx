import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useParams } from 'react-router-dom';
import { SLOS_CHANNEL } from '@infra-portal/infra-common';
import {
  LivePage,
  pageStyles as page,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../api';
import { infraSloTranslationRef } from '../translation/ref';

/** One objective: what is promised, and whether it is kept. */
export function ObjectivePage() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const { id = '' } = useParams();
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: id,
    load: signal => api.objective(id, signal),
    keep: true,
  });
  useTabTitle(id);
  return (
    <LivePage
      label={t('objective.title')}
      live={live}
      title={
        <header className={page.head}>
          <h1>{id}</h1>
        </header>
      }
    >
      {({ objective }) => <p>{objective.description}</p>}
    </LivePage>
  );
}
