import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { LoadingLines, LoadProblem } from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { useLive } from '../request/useLive';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FilterBar } from './FilterBar';
import { readFilter, requestFilter, writeFilter } from './filter';
import { loadPages } from './loadPages';
import { NoRequests } from './NoRequests';
import { RequestRow } from './RequestRow';
import styles from './PullRequests.module.css';

/** The pull requests that the portal opened: mine, or all that one may see; live. */
export function PullRequestsPage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const key = writeFilter(filter).toString();
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  // The key is without the pages: what is shown stays while more is loaded.
  const live = useLive(key, signal =>
    loadPages(api, requestFilter(filter), pages, signal),
  );
  const { value, error, reload } = live;
  useEffect(() => {
    if (pages > 1) reload();
  }, [pages, reload]);
  const count = value?.items.length ?? 0;
  const list = useRef<HTMLUListElement>(null);
  /** How many there were when more were asked for. */
  const asked = useRef<number>();
  useEffect(() => {
    if (asked.current === undefined || count <= asked.current) return;
    // The button may be gone: the keyboard goes on at the first new one.
    const row = list.current?.children[asked.current];
    asked.current = undefined;
    row?.querySelector('a')?.focus();
  }, [count]);
  return (
    <main className={styles.page} aria-label={t('pullRequests.title')}>
      <FilterBar
        filter={filter}
        onChange={next => setSearch(writeFilter(next), { replace: true })}
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
        <NoRequests
          filter={filter}
          onReset={() =>
            setSearch(writeFilter({ whose: 'all', state: 'all' }), {
              replace: true,
            })
          }
        />
      )}
      {count > 0 && (
        <ul ref={list} className={styles.list}>
          {value?.items.map(request => (
            <RequestRow
              key={request.id}
              request={request}
              sameProduct={`?${writeFilter({
                ...filter,
                product: request.product,
              })}`}
            />
          ))}
        </ul>
      )}
      {value?.nextCursor && (
        <Button
          variant="secondary"
          isPending={live.loading}
          onPress={() => {
            asked.current = count;
            setShown({ key, pages: pages + 1 });
          }}
        >
          {t('pullRequests.more')}
        </Button>
      )}
    </main>
  );
}
