import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { PULL_COSTS_CHANNEL, type PullCost } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  LivePage,
  Note,
  pageStyles as page,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import {
  askedOf,
  NO_FILTER,
  type PageFilter,
  readFilter,
  writeFilter,
} from '../costs/filter';
import { FilterBar } from '../costs/FilterBar';
import { costsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { PullTable } from './PullTable';
import shared from '../costs/Costs.module.css';

const STATES = ['open', 'merged', 'closed'] as const;

type State = (typeof STATES)[number];

/** What pull requests would make of the costs, the greatest change first; live. */
export function PullsPage() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const costs = useRoutePath(costsRouteRef);
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const open = STATES.find(each => each === search.get('state')) ?? 'open';
  const address = writeFilter({ ...NO_FILTER, of: filter.of });
  const change = (of: PageFilter['of'], state: State) => {
    const next = writeFilter({ ...NO_FILTER, of });
    if (state !== 'open') next.set('state', state);
    setSearch(next, { replace: true });
  };
  const live = useLive({
    channel: PULL_COSTS_CHANNEL,
    key: `${open} ${address}`,
    load: async signal => {
      const of = askedOf(filter);
      const [pulls, summary] = await Promise.all([
        api.pulls({ of, open }, signal),
        api.summary(of, signal),
      ]);
      return { pulls: pulls.items, summary };
    },
    keep: true,
  });
  useTabTitle(`${t('pulls.title')} · ${t('costs.title')}`);
  return (
    <LivePage
      label={t('pulls.title')}
      live={live}
      wide
      back={t('costs.title')}
      backTo={costs && `${costs()}${address.size > 0 ? `?${address}` : ''}`}
      title={
        <>
          <header className={page.head}>
            <h1>{t('pulls.title')}</h1>
          </header>
          <p className={shared.intro}>{t('pulls.description')}</p>
          <div className={controls.bar}>
            <FilterBar
              filter={filter}
              summary={live.value?.summary}
              onChange={next => change(next.of, open)}
            />
            <StateChoice
              state={open}
              onChange={state => change(filter.of, state)}
            />
          </div>
        </>
      }
    >
      {({ pulls }) => <Pulls pulls={pulls} />}
    </LivePage>
  );
}

function Pulls(props: { pulls: readonly PullCost[] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  // Most pull requests of an application's repository touch no stack.
  const pulls = props.pulls.filter(({ state }) => state !== 'none');
  if (pulls.length === 0) {
    return (
      <Note title={t('pulls.none.title')}>{t('pulls.none.description')}</Note>
    );
  }
  return (
    <div className={controls.list}>
      <p className={shared.quiet} role="status">
        {t('pulls.count', { count: pulls.length })}
      </p>
      <PullTable pulls={pulls} />
    </div>
  );
}

function StateChoice(props: { state: State; onChange(state: State): void }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <label className={`${controls.control} ${shared.bar}`}>
      {t('pulls.open')}
      <select
        value={props.state}
        onChange={event => props.onChange(event.target.value as State)}
      >
        {STATES.map(each => (
          <option key={each} value={each}>
            {t(`pulls.open.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
