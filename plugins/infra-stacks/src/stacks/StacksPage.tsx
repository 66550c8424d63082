import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  STACK_ORDERS,
  type StackOrder,
  STACKS_CHANNEL,
} from '@infra-portal/infra-common';
import {
  Age,
  ExportButton,
  controlStyles as controls,
  LoadingLines,
  LoadProblem,
  Note,
  pageStyles as page,
  SearchBox,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { infraStacksTranslationRef } from '../translation/ref';
import { SectionTabs } from '../parts/SectionTabs';
import { sourcesRouteRef, useRoutePath } from '../routes';
import { Facets } from './Facets';
import { chosenCount, readFilter, writeFilter } from './filter';
import { loadPages } from './loadPages';
import { focusFirstRow, moveInRows } from './rowKeys';
import { StackTable } from './StackTable';
import { Views } from './Views';
import styles from './Stacks.module.css';

/** All stacks: searched, narrowed and ordered; follows what is pushed. */
export function StacksPage() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const key = writeFilter(filter).toString();
  const change = (next: typeof filter) =>
    setSearch(writeFilter(next), { replace: true });
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  const live = useLive({
    channel: STACKS_CHANNEL,
    key: `${key} ${pages}`,
    load: signal => loadPages(api, filter, pages, signal),
    keep: true,
  });
  const { value, error } = live;
  const list = useRef<HTMLDivElement>(null);
  return (
    <main className={page.page} data-wide aria-label={t('stacks.title')}>
      <SectionTabs />
      <div className={styles.grid}>
        <div className={`${controls.bar} ${styles.whole}`}>
          <SearchBox
            label={t('stacks.search')}
            placeholder={t('stacks.searchPlaceholder')}
            text={filter.text}
            onChange={text => change({ ...filter, text })}
            onDown={() => focusFirstRow(list.current)}
          />
          <label className={controls.control}>
            {t('stacks.order')}
            <select
              value={filter.order}
              onChange={event =>
                change({ ...filter, order: event.target.value as StackOrder })
              }
            >
              {STACK_ORDERS.map(order => (
                <option key={order} value={order}>
                  {t(`stacks.order.${order}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Views query={key} className={styles.whole} />
        {value ? (
          <Facets filter={filter} facets={value.facets} onChange={change} />
        ) : (
          <div />
        )}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links inside come up here */}
        <div
          ref={list}
          className={styles.list}
          data-busy={live.loading}
          onKeyDown={event => moveInRows(list.current, event)}
        >
          {error && (
            <LoadProblem error={error} kept={!!value} onRetry={live.reload} />
          )}
          {!value && !error && <LoadingLines />}
          {value && (
            <div className={styles.actions}>
              <p className={page.meta}>
                <strong role="status">
                  {t('stacks.count', { count: value.total })}
                </strong>
                {value.observedAt && (
                  <span>
                    {t('stacks.observed')} <Age at={value.observedAt} />
                  </span>
                )}
              </p>
              {value.total > 0 && (
                <ExportButton
                  file="stacks.csv"
                  load={() => api.stacksCsv(filter)}
                />
              )}
            </div>
          )}
          {value && value.total === 0 && (
            <Nothing
              filtered={chosenCount(filter) > 0}
              onReset={() => change({ ...filter, facets: {}, text: '' })}
            />
          )}
          {value && value.items.length > 0 && (
            <StackTable stacks={value.items} />
          )}
          {value?.nextCursor && (
            <Button
              variant="secondary"
              isPending={live.loading}
              onPress={() => setShown({ key, pages: pages + 1 })}
            >
              {t('stacks.more')}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}

function Nothing(props: { filtered: boolean; onReset(): void }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const sources = useRoutePath(sourcesRouteRef);
  const kind = props.filtered ? 'empty' : 'none';
  return (
    <Note
      title={t(`stacks.${kind}.title`)}
      actions={
        props.filtered ? (
          <Button variant="secondary" onPress={props.onReset}>
            {t('stacks.reset')}
          </Button>
        ) : (
          sources && <Link to={sources()}>{t('stacks.sources')}</Link>
        )
      }
    >
      {t(`stacks.${kind}.description`)}
    </Note>
  );
}
