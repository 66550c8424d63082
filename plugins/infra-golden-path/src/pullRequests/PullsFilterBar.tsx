import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  environmentRank,
  type PullList,
  RISK_LEVELS,
} from '@infra-portal/infra-common';
import {
  ChoiceBox,
  controlStyles as controls,
  SearchBox,
  shortRepository,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { PullsQuery } from './PullsApi';
import styles from './Pulls.module.css';

const MADE = ['true', 'false'] as const;

/** Narrows the list by text, product, environment, repository, risk and origin. */
export function PullsFilterBar(props: {
  filter: PullsQuery;
  list?: PullList;
  onChange(filter: PullsQuery): void;
}) {
  const { filter, list, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { products = [], repositories = [] } = list?.choices ?? {};
  const environments = [...(list?.choices.environments ?? [])].sort(
    (one, other) => environmentRank(one) - environmentRank(other),
  );
  const choice = (name: 'product' | 'environment' | 'repository') => ({
    label: t(`pulls.${name}`),
    chosen: filter[name],
    onChange: (value?: string) => onChange({ ...filter, [name]: value }),
  });
  return (
    <div
      className={`${controls.bar} ${styles.filters}`}
      role="group"
      aria-label={t('pulls.filter')}
    >
      <SearchBox
        label={t('pulls.search')}
        placeholder={t('pulls.searchHint')}
        text={filter.text ?? ''}
        onChange={text => onChange({ ...filter, text: text || undefined })}
      />
      <ChoiceBox {...choice('product')} values={products} />
      <ChoiceBox {...choice('environment')} values={environments} />
      <ChoiceBox
        {...choice('repository')}
        values={repositories}
        nameOf={shortRepository}
      />
      <ChoiceBox
        label={t('pulls.risk')}
        values={RISK_LEVELS}
        chosen={filter.risk}
        nameOf={level =>
          t(`pulls.level.${level as (typeof RISK_LEVELS)[number]}`)
        }
        onChange={risk => onChange({ ...filter, risk })}
      />
      <ChoiceBox
        label={t('pulls.made')}
        values={MADE}
        chosen={filter.generated}
        nameOf={made => t(`pulls.made.${made as (typeof MADE)[number]}`)}
        onChange={made =>
          onChange({ ...filter, generated: made as PullsQuery['generated'] })
        }
      />
    </div>
  );
}
