import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { PULLS_CHANNEL } from '@infra-portal/infra-common';
import {
  LoadingLines,
  LoadProblem,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { useLive as useLiveRequests } from '../request/useLive';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ChangeTabs } from './ChangeTabs';
import { FinishedRequests } from './FinishedRequests';
import { OpenPulls } from './OpenPulls';
import { pullsApiRef, type PullsQuery } from './PullsApi';
import {
  type PageView,
  readPullsFilter,
  readView,
  usualView,
  writePulls,
} from './pullsFilter';
import { PullsFilterBar } from './PullsFilterBar';
import { Views } from './Views';
import styles from './Pulls.module.css';
import page from './PullRequests.module.css';

/** Requests that have no pull request yet, or stopped: those who sent them act. */
const UNDER_WAY = ['opening', 'failed', 'conflict'] as const;

/** All open infrastructure pull requests, and what the portal finished; live. */
export function PullRequestsPage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [search] = useSearchParams();
  const view = readView(search);
  useTabTitle(t('pulls.title'));
  return (
    <main className={page.page} aria-label={t('pulls.title')}>
      <div className={styles.tabs}>
        <ChangeTabs />
      </div>
      <header className={styles.head}>
        <h1>{t('pulls.title')}</h1>
        <p>{t('pulls.description')}</p>
      </header>
      <List view={view} filter={readPullsFilter(search)} />
    </main>
  );
}

function List(props: { view?: PageView; filter: PullsQuery }) {
  const { filter } = props;
  const pulls = useApi(pullsApiRef);
  const api = useApi(goldenPathApiRef);
  const [, setSearch] = useSearchParams();
  const live = useLive({
    channel: PULLS_CHANNEL,
    key: writePulls(undefined, filter).toString(),
    // How many there are, and of what; the view asks for its own.
    load: signal => pulls.list({ ...filter, limit: 1 }, signal),
    keep: true,
  });
  // What is said of requests matters less than the list: it stays without them.
  const own = useLiveRequests('under-way', async signal => {
    const wanted = { mine: true, states: [...UNDER_WAY] };
    return (await api.requests(wanted, signal)).items;
  });
  const { value: list, error } = live;
  const requests = own.value ?? [];
  const isReady = list && (own.value || own.error);
  const view =
    props.view ?? (isReady ? usualView(list, requests.length > 0) : undefined);
  const change = (next: PullsQuery) =>
    setSearch(writePulls(props.view, next), { replace: true });
  return (
    <>
      <Views view={view} filter={filter} counts={list?.counts} />
      {view === 'finished' ? (
        <FinishedRequests />
      ) : (
        <>
          <PullsFilterBar filter={filter} list={list} onChange={change} />
          {error && (
            <LoadProblem error={error} kept={!!list} onRetry={live.reload} />
          )}
          {!list && !error && <LoadingLines />}
          {list && view && (
            <OpenPulls
              {...{ view, filter, summary: list, requests }}
              onReset={() => change({})}
            />
          )}
        </>
      )}
    </>
  );
}
