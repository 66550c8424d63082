import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  COST_DIMENSIONS,
  type CostDimension,
  type CostGrouping,
  type CostSummary,
  type CostTags,
} from '@infra-portal/infra-common';
import { controlStyles as controls } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import { narrowed, type PageFilter, type Span, SPANS, tagIn } from './filter';
import { keyText } from './keyText';
import styles from './Costs.module.css';

interface Props {
  filter: PageFilter;
  onChange(filter: PageFilter): void;
}

/** Narrows the whole page to one product, owner, environment, service. */
export function FilterBar(props: Props & { summary?: CostSummary }) {
  const { filter, summary, onChange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <div
      className={`${controls.bar} ${styles.bar}`}
      role="group"
      aria-label={t('costs.filters')}
    >
      {COST_DIMENSIONS.map(dimension => (
        <label key={dimension} className={controls.control}>
          {t(`dimension.${dimension}`)}
          <select
            value={filter.of[dimension] ?? ''}
            onChange={event =>
              onChange(narrowed(filter, dimension, event.target.value))
            }
          >
            <option value="">{t('costs.any')}</option>
            {keysOf(dimension, filter, summary).map(key => (
              <option key={key} value={key}>
                {keyText(dimension, key)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {Object.keys(filter.of).length > 0 && (
        <Button
          variant="secondary"
          onPress={() => onChange({ ...filter, of: {} })}
        >
          {t('costs.reset')}
        </Button>
      )}
    </div>
  );
}

/** By name; what is chosen stays in sight, also where nothing has it any more. */
function keysOf(
  dimension: CostDimension,
  filter: PageFilter,
  summary?: CostSummary,
): string[] {
  const keys = new Set(summary?.groups[dimension]?.map(({ key }) => key));
  const chosen = filter.of[dimension];
  if (chosen) keys.add(chosen);
  keys.delete('');
  return [...keys].sort();
}

/** Tags to choose from; of one that is chosen no other is known. */
function tagsOf({ by, tag }: PageFilter, tags?: CostTags): string[] {
  const chosen = tag?.key ?? tagIn(by);
  const keys = new Set(tag ? [] : tags?.tags.map(({ key }) => key));
  if (chosen !== undefined) keys.add(chosen);
  return [...keys];
}

/** What is put together, and over which time. */
export function ViewBar({
  filter,
  tags,
  onChange,
}: Props & { tags?: CostTags }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <div className={controls.bar}>
      <label className={controls.control}>
        {t('costs.by')}
        <select
          value={filter.by}
          onChange={event =>
            onChange({ ...filter, by: event.target.value as CostGrouping })
          }
        >
          {COST_DIMENSIONS.map(dimension => (
            <option key={dimension} value={dimension}>
              {t(`dimension.${dimension}`)}
            </option>
          ))}
          {tagsOf(filter, tags).map(key => (
            <option key={`tag:${key}`} value={`tag:${key}`}>
              {t('tags.grouping', { key })}
            </option>
          ))}
        </select>
      </label>
      <label className={controls.control}>
        {t('trend.days')}
        <select
          value={filter.span}
          onChange={event =>
            onChange({ ...filter, span: Number(event.target.value) as Span })
          }
        >
          {SPANS.map(days => (
            <option key={days} value={days}>
              {t('trend.days.value', { days: String(days) })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
