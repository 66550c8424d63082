import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { COSTS_CHANNEL, type CostSummary } from '@infra-portal/infra-common';
import { LivePage, Note, useLive } from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { Pending } from '../pulls/Pending';
import { savingsRouteRef, sourcesRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { UnmatchedLink } from '../unmatched/UnmatchedLink';
import { WeeklyLink } from '../weekly/WeeklyLink';
import {
  askedOf,
  NO_FILTER,
  type PageFilter,
  readFilter,
  untagged,
  writeFilter,
} from './filter';
import { FilterBar } from './FilterBar';
import { StackList } from './StackList';
import { TagChosen } from './tags/TagChosen';
import { Total } from './Total';
import { Views } from './Views';
import styles from './Costs.module.css';

/** What all stacks cost, together and apart; follows what is pushed. */
export function CostsPage() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const change = (next: PageFilter) =>
    setSearch(writeFilter(next), { replace: true });
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: JSON.stringify(askedOf(filter)),
    load: signal => api.summary(askedOf(filter), signal),
    keep: true,
  });
  return (
    <LivePage
      label={t('costs.title')}
      live={live}
      wide
      title={
        <>
          <h1>{t('costs.title')}</h1>
          <p className={styles.intro}>{t('costs.description')}</p>
          <FilterBar filter={filter} summary={live.value} onChange={change} />
          <TagChosen filter={filter} onChange={change} />
        </>
      }
    >
      {summary =>
        summary.stacks === 0 ? (
          <Nothing filter={filter} onChange={change} />
        ) : (
          <Known summary={summary} filter={filter} onChange={change} />
        )
      }
    </LivePage>
  );
}

function Known(props: {
  summary: CostSummary;
  filter: PageFilter;
  onChange(filter: PageFilter): void;
}) {
  const { summary, filter, onChange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { of } = filter;
  const savings = useRoutePath(savingsRouteRef);
  const address = writeFilter({ ...NO_FILTER, of }).toString();
  const priced = summary.unknown < summary.stacks;
  return (
    <div className={styles.parts}>
      {priced ? (
        <>
          <Total summary={summary} />
          {savings && (
            <p className={styles.link}>
              <Link to={`${savings()}${address && `?${address}`}`}>
                {t('savings.link')}
              </Link>
              <WeeklyLink owner={of.owner} />
              <UnmatchedLink />
            </p>
          )}
          {!filter.tag && <Pending of={of} />}
          <Views summary={summary} filter={filter} onChange={onChange} />
        </>
      ) : (
        <Note title={t('costs.unpriced.title')}>
          {t('costs.unpriced.description')}
        </Note>
      )}
      <StackList filter={filter} onChange={onChange} />
    </div>
  );
}

function Nothing(props: {
  filter: PageFilter;
  onChange(filter: PageFilter): void;
}) {
  const { filter, onChange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const sources = useRoutePath(sourcesRouteRef);
  const narrow = Object.keys(askedOf(filter)).length > 0;
  const kind = narrow ? 'empty' : 'none';
  return (
    <Note
      title={t(`costs.${kind}.title`)}
      actions={
        narrow ? (
          <Button
            variant="secondary"
            onPress={() => onChange({ ...untagged(filter), of: {} })}
          >
            {t('costs.reset')}
          </Button>
        ) : (
          sources && <Link to={sources()}>{t('costs.sources')}</Link>
        )
      }
    >
      {t(`costs.${kind}.description`)}
    </Note>
  );
}
