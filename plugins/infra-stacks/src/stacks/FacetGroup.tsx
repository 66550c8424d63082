import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { StackFacet, StackPage } from '@infra-portal/infra-common';
import {
  shortOwner,
  shortRepository,
  Verbatim,
} from '@infra-portal/infra-react';
import { useFindingTexts } from '../parts/useFindingTexts';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Facets.module.css';

type FacetValue = StackPage['facets'][StackFacet][number];

/** Values that are shown before somebody asks for all. */
const FEW = 6;

/** The values of one facet, each with how many stacks have it. */
export function FacetGroup(props: {
  facet: StackFacet;
  values: StackPage['facets'][StackFacet];
  chosen: readonly string[];
  onToggle(value: string): void;
}) {
  const { facet, chosen, onToggle } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const textsOf = useFindingTexts();
  const [all, setAll] = useState(false);
  // What is chosen stays in sight, also where nothing has it any more.
  const known = new Set(props.values.map(({ value }) => value));
  const values = [
    ...props.values,
    ...chosen
      .filter(value => !known.has(value))
      .map((value): FacetValue => ({ value, count: 0 })),
  ];
  if (values.length === 0) return null;
  const shown = values.filter(
    ({ value }, index) => all || index < FEW || chosen.includes(value),
  );
  const label = ({ value, title }: FacetValue) => {
    if (title !== undefined) return title;
    if (facet === 'finding') return textsOf(value).title;
    if (facet === 'layer' && (value === 'product' || value === 'shared')) {
      return t(`layer.${value}`);
    }
    if (facet === 'owner') return shortOwner(value);
    // Hosts are nearly always the same; the whole name is on hover.
    return facet === 'repository' ? shortRepository(value) : value;
  };
  return (
    <fieldset className={styles.facet}>
      <legend>{t(`facet.${facet}`)}</legend>
      {shown.map(each => (
        <label
          key={each.value}
          className={styles.value}
          title={each.place ?? each.value}
        >
          <input
            type="checkbox"
            checked={chosen.includes(each.value)}
            onChange={() => onToggle(each.value)}
          />
          <span className={styles.name}>
            <Verbatim text={label(each)} />
            {each.place !== undefined && (
              <span className={styles.place}>
                {' '}
                <Verbatim text={shortRepository(each.place)} />
              </span>
            )}
          </span>
          <span className={styles.number}>{each.count}</span>
        </label>
      ))}
      {values.length > FEW && (
        <Button
          className={styles.all}
          size="small"
          variant="tertiary"
          onPress={() => setAll(!all)}
        >
          {all
            ? t('stacks.fewerValues')
            : t('stacks.allValues', { number: String(values.length) })}
        </Button>
      )}
    </fieldset>
  );
}
