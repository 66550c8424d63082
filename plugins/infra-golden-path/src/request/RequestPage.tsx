import { Link, useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingLines,
  LoadProblem,
  useTabTitle,
} from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { pullRequestsRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { RequestDetails } from './RequestDetails';
import { useLive } from './useLive';
import { useRequestTitle } from './useRequestTitle';
import styles from './Request.module.css';

/** One request for a pull request: where it stands, who is waited for, what to do. */
export function RequestPage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const list = useRoutePath(pullRequestsRouteRef);
  const live = useLive(
    id,
    signal => api.request(id, signal),
    message => message.id === id,
  );
  const titleOf = useRequestTitle();
  useTabTitle(live.value && titleOf(live.value));
  return (
    <main className={styles.page}>
      <p className={styles.back}>
        <Link to={list?.() ?? '..'}>{t('request.all')}</Link>
      </p>
      {live.error && (
        <LoadProblem
          missing={{
            title: t('request.problem.not-found.title'),
            description: t('request.problem.not-found.description'),
          }}
          error={live.error}
          kept={live.value !== undefined}
          onRetry={live.reload}
        />
      )}
      {!live.value && !live.error && <LoadingLines />}
      {live.value && (
        <RequestDetails request={live.value} onChanged={live.set} />
      )}
    </main>
  );
}
