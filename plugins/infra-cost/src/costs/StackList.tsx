import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { COST_ORDERS, COSTS_CHANNEL } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  ExportButton,
  LoadingLines,
  LoadProblem,
  Note,
  SearchBox,
  Section,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import { askedOf, type CostOrder, type PageFilter, untagged } from './filter';
import { loadPages } from './loadPages';
import { StackTable } from './StackTable';
import styles from './Costs.module.css';

/** The stacks behind the total: searched, ordered, and as a file. */
export function StackList(props: {
  filter: PageFilter;
  onChange(filter: PageFilter): void;
}) {
  const { filter, onChange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const { text, order } = filter;
  const key = JSON.stringify([askedOf(filter), text, order]);
  const [shown, setShown] = useState({ key, pages: 1 });
  const pages = shown.key === key ? shown.pages : 1;
  const { value, error, loading, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: `${key} ${pages}`,
    load: signal => loadPages(api, filter, pages, signal),
    keep: true,
  });
  return (
    <Section
      title={t('costs.stacks')}
      note={
        value && (
          <span role="status">{t('costs.count', { count: value.total })}</span>
        )
      }
    >
      <div className={controls.list}>
        <div className={controls.bar}>
          <SearchBox
            label={t('costs.search')}
            placeholder={t('costs.search.placeholder')}
            text={text}
            onChange={next => onChange({ ...filter, text: next })}
          />
          <label className={controls.control}>
            {t('costs.order')}
            <select
              value={order}
              onChange={event =>
                onChange({ ...filter, order: event.target.value as CostOrder })
              }
            >
              {COST_ORDERS.map(each => (
                <option key={each} value={each}>
                  {t(`costs.order.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <ExportButton
            file="costs.csv"
            load={() => api.stacksCsv({ of: askedOf(filter), text, order })}
          />
        </div>
        {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
        {!value && !error && <LoadingLines />}
        {value?.total === 0 && (
          <Note
            title={t('costs.empty.title')}
            actions={
              <Button
                variant="secondary"
                onPress={() =>
                  onChange({ ...untagged(filter), of: {}, text: '' })
                }
              >
                {t('costs.reset')}
              </Button>
            }
          >
            {t('costs.empty.description')}
          </Note>
        )}
        {value && value.items.length > 0 && <StackTable stacks={value.items} />}
        {value?.nextCursor && (
          <Button
            className={styles.all}
            variant="secondary"
            isPending={loading}
            onPress={() => setShown({ key, pages: pages + 1 })}
          >
            {t('costs.more')}
          </Button>
        )}
      </div>
    </Section>
  );
}
