import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  STACK_FACETS,
  type StackFacet,
  type StackPage,
} from '@infra-portal/infra-common';
import { useMediaQuery } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { FacetGroup } from './FacetGroup';
import { chosenCount, type ListFilter, toggled } from './filter';
import styles from './Facets.module.css';

/** The widest screen that has no room for the filters beside the list. */
const NARROW = '(max-width: 1279px)';

/** What the list can be narrowed by; folded away where there is little room. */
export function Facets(props: {
  filter: ListFilter;
  facets: StackPage['facets'];
  onChange(filter: ListFilter): void;
}) {
  const { filter, facets, onChange } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const narrow = useMediaQuery(NARROW);
  const count = chosenCount(filter);
  const onToggle = (facet: StackFacet) => (value: string) =>
    onChange(toggled(filter, facet, value));
  return (
    <details className={styles.panel} open={!narrow || undefined}>
      <summary>
        {count > 0
          ? t('stacks.filtersChosen', { number: String(count) })
          : t('stacks.filters')}
      </summary>
      <div
        className={styles.facets}
        role="group"
        aria-label={t('stacks.filters')}
      >
        {count > 0 && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onChange({ ...filter, facets: {}, text: '' })}
          >
            {t('stacks.reset')}
          </Button>
        )}
        {STACK_FACETS.map(facet => (
          <FacetGroup
            key={facet}
            facet={facet}
            values={facets[facet]}
            chosen={filter.facets[facet] ?? []}
            onToggle={onToggle(facet)}
          />
        ))}
      </div>
    </details>
  );
}
