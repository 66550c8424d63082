import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { LoadingLines, LoadProblem, Note } from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { useLive } from '../request/useLive';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FinishedBar } from './FinishedBar';
import { finishedRequests, readFinished, writeFinished } from './filter';
import { loadPages } from './loadPages';
import { MoreButton } from './MoreButton';
import { RequestRow } from './RequestRow';
import { useLoadMore, useMore } from './useMore';
import styles from './PullRequests.module.css';

/** Requests of the portal that were merged or closed, the newest first. */
export function FinishedRequests() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const [search, setSearch] = useSearchParams();
  const filter = readFinished(search);
  const key = writeFinished(filter).toString();
  const more = useMore(key);
  // The key is without the pages: what is shown stays while more is loaded.
  const live = useLive(key, signal =>
    loadPages(api, finishedRequests(filter), more.pages, signal),
  );
  const { value, error, reload } = live;
  const count = value?.items.length ?? 0;
  useLoadMore(more, count, reload);
  return (
    <>
      <FinishedBar
        filter={filter}
        onChange={next => setSearch(writeFinished(next), { replace: true })}
      />
      {error && (
        <LoadProblem error={error} kept={!!value} onRetry={live.reload} />
      )}
      {!value && !error && <LoadingLines />}
      {value && (
        <p role="status" className={styles.count}>
          {value.nextCursor
            ? t('pullRequests.countMore', { count })
            : t('pullRequests.count', { count })}
        </p>
      )}
      {value && count === 0 && (
        <Note title={t('pullRequests.empty.title')}>
          {t('pullRequests.empty.description')}
        </Note>
      )}
      {count > 0 && (
        <ul ref={more.list} className={styles.list}>
          {value?.items.map(request => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      )}
      {value?.nextCursor && (
        <MoreButton loading={live.loading} onPress={() => more.more(count)} />
      )}
    </>
  );
}
