import type { RefObject } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type PullList,
  PULLS_CHANNEL,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import {
  Age,
  LoadingLines,
  LoadProblem,
  Note,
  shortRepository,
  useLive,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { loadPulls } from './loadPulls';
import { MoreButton } from './MoreButton';
import { NoPulls } from './NoPulls';
import { PullRow } from './PullRow';
import { pullsApiRef, type PullsQuery } from './PullsApi';
import { type PageView, writePulls } from './pullsFilter';
import { RequestRow } from './RequestRow';
import { useLoadMore, useMore } from './useMore';
import { useRowKeys } from './useRowKeys';
import styles from './Pulls.module.css';
import page from './PullRequests.module.css';

/** Open pull requests of a view, and requests that have none yet. */
export function OpenPulls(props: {
  view: Exclude<PageView, 'finished'>;
  filter: PullsQuery;
  /** What is known of all of them. */
  summary: PullList;
  requests: readonly ServiceRequest[];
  onReset(): void;
}) {
  const { filter, summary, view } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(pullsApiRef);
  const key = writePulls(view, filter).toString();
  const more = useMore(key);
  const live = useLive({
    ...{ channel: PULLS_CHANNEL, key },
    load: signal => loadPulls(api, { ...filter, view }, more.pages, signal),
  });
  const { value: list, error, reload } = live;
  const count = list?.items.length ?? 0;
  useLoadMore(more, count, reload);
  const requests = view === 'mine' ? props.requests : [];
  return (
    <>
      <Stale list={summary} />
      {view === 'needs-me' && summary.login === undefined && (
        <Note title={t('pulls.noLogin')} tone="warning" />
      )}
      {requests.length > 0 && (
        <section className={styles.section} aria-label={t('pulls.requests')}>
          <h2>{t('pulls.requests')}</h2>
          <ul className={page.list}>
            {requests.map(each => (
              <RequestRow key={each.id} request={each} />
            ))}
          </ul>
        </section>
      )}
      {error && <LoadProblem error={error} kept={!!list} onRetry={reload} />}
      {!list && !error && <LoadingLines />}
      {list && <Rows list={list} all={list.counts[view]} rows={more.list} />}
      {list && count + requests.length === 0 && (
        <NoPulls view={view} filter={filter} onReset={props.onReset} />
      )}
      {list?.nextCursor && (
        <MoreButton loading={live.loading} onPress={() => more.more(count)} />
      )}
    </>
  );
}

function Rows(props: {
  list: PullList;
  /** How many the view has. */
  all: number;
  rows: RefObject<HTMLUListElement>;
}) {
  const { all, list, rows } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  useRowKeys(rows);
  const shown = list.items.length;
  return (
    <>
      <div className={styles.state}>
        <p role="status">
          {shown < all
            ? t('pulls.some', { shown: String(shown), all: String(all) })
            : t('pulls.count', { count: all })}
        </p>
        {list.observedAt && (
          <p>
            {t('pulls.asked')} <Age at={list.observedAt} />
          </p>
        )}
        {shown > 1 && <p className={styles.keys}>{t('pulls.keys')}</p>}
      </div>
      {shown > 0 && (
        <ul ref={rows} className={page.list} aria-label={t('pulls.list')}>
          {list.items.map(pull => (
            <PullRow key={`${pull.repository}#${pull.number}`} pull={pull} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Repositories that could not be asked. */
function Stale({ list }: { list: PullList }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  return list.stale.map(({ repository, message }) => (
    <Note
      key={repository}
      tone="warning"
      title={t('pulls.staleRepository', {
        repository: shortRepository(repository),
      })}
    >
      <Verbatim text={localise(message)} />
    </Note>
  ));
}
