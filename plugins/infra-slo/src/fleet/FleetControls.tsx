import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { type ObjectivePage, SLO_ORDERS } from '@infra-portal/infra-common';
import {
  askPages,
  ChoiceBox,
  controlStyles as controls,
  ExportButton,
  SearchBox,
  shortOwner,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../api';
import { infraSloTranslationRef } from '../translation/ref';
import { objectivesCsv } from './csv';
import {
  askedBy,
  FLEET_FACETS,
  type FleetFilter,
  type FleetOrder,
  isNarrow,
  NO_FILTER,
} from './filter';

const VALUES = {
  product: 'products',
  owner: 'owners',
  environment: 'environments',
} as const;

/** What the list is narrowed to, its order, and all that fits as a file. */
export function FleetControls(props: {
  page: ObjectivePage;
  filter: FleetFilter;
  onChange(filter: FleetFilter): void;
}) {
  const { page, filter, onChange } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const loadCsv = async () => {
    const all = await askPages(
      part => api.objectives({ ...askedBy(filter), ...part }),
      Infinity,
    );
    return objectivesCsv(all.items);
  };
  return (
    <div className={controls.bar} role="group" aria-label={t('fleet.filters')}>
      <SearchBox
        label={t('fleet.search')}
        placeholder={t('fleet.search.placeholder')}
        text={filter.text}
        onChange={text => onChange({ ...filter, text })}
      />
      {FLEET_FACETS.map(facet => (
        <ChoiceBox
          key={facet}
          label={t(`facet.${facet}`)}
          values={page[VALUES[facet]]}
          chosen={filter[facet]}
          nameOf={facet === 'owner' ? shortOwner : undefined}
          onChange={value => onChange({ ...filter, [facet]: value })}
        />
      ))}
      <label className={controls.control}>
        {t('fleet.order')}
        <select
          value={filter.order}
          onChange={({ target }) =>
            onChange({ ...filter, order: target.value as FleetOrder })
          }
        >
          {SLO_ORDERS.map(order => (
            <option key={order} value={order}>
              {t(`fleet.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      {isNarrow(filter) && (
        <Button
          variant="secondary"
          onPress={() =>
            onChange({
              ...NO_FILTER,
              states: filter.states,
              order: filter.order,
            })
          }
        >
          {t('fleet.reset')}
        </Button>
      )}
      <ExportButton file="slos.csv" load={loadCsv} />
    </div>
  );
}
