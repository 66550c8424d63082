import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type CostDimension,
  COSTS_CHANNEL,
  type CostSummary,
  type CostTags,
} from '@infra-portal/infra-common';
import { LoadProblem, useLive } from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import { askedOf, narrowed, type PageFilter, tagged, tagIn } from './filter';
import { ViewBar } from './FilterBar';
import { Groups } from './Groups';
import { Movers } from './Movers';
import { MissingTags } from './tags/MissingTags';
import { Trend } from './Trend';
import { useKeyText } from './useKeyText';
import styles from './Costs.module.css';

interface Props {
  summary: CostSummary;
  filter: PageFilter;
  onChange(filter: PageFilter): void;
}

/** Costs by what they are put together by, over time and now, and by tags. */
export function Views(props: Props) {
  const { summary, filter, onChange } = props;
  const api = useApi(costApiRef);
  const by = tagIn(filter.by);
  const asked = askedOf(filter);
  const { value, error, reload } = useLive<CostTags>({
    channel: COSTS_CHANNEL,
    key: JSON.stringify([asked, by]),
    load: signal => api.tags(asked, by, signal),
    keep: true,
  });
  return (
    <>
      <ViewBar filter={filter} tags={value} onChange={onChange} />
      <Trend filter={filter} />
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      <div className={styles.beside}>
        <Together {...props} tags={value} />
        <Movers summary={summary} />
      </div>
      {value && !filter.tag && (
        <MissingTags
          tags={value}
          onChoose={(key, group) => onChange(tagged(filter, key, group))}
        />
      )}
    </>
  );
}

function Together(props: Props & { tags?: CostTags }) {
  const { summary, filter, tags, onChange } = props;
  const { by } = filter;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const keyText = useKeyText();
  const key = tagIn(by);
  const shared = {
    currency: summary.currency,
    nameOf: (name: string) => keyText(by, name),
  };
  if (key !== undefined) {
    return (
      <Groups
        key={by}
        {...shared}
        title={t('tags.groups', { key })}
        heading={t('tags.grouping', { key })}
        groups={tags?.groups ?? []}
        onChoose={group => onChange(tagged(filter, key, group))}
      />
    );
  }
  const dimension = by as CostDimension;
  return (
    <Groups
      key={by}
      {...shared}
      title={t(`costs.groups.${dimension}`)}
      heading={t(`dimension.${dimension}`)}
      groups={summary.groups[dimension] ?? []}
      onChoose={name => onChange(narrowed(filter, dimension, name))}
    />
  );
}
