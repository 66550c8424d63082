import { useEffect, useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { Field } from './Field';
import { useQuestion } from './useQuestion';
import styles from './Field.module.css';

/** Groups to choose from; more would be no list to choose from. */
const LIMIT = 500;

function useGroups() {
  const catalog = useApi(catalogApiRef);
  const [groups, setGroups] = useState<{ ref: string; title: string }[]>([]);
  useEffect(() => {
    let gone = false;
    catalog
      .queryEntities({
        filter: { kind: 'group' },
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: LIMIT,
      })
      .then(
        ({ items }) => {
          if (gone) return;
          const found = items.map(entity => {
            const profile = entity.spec?.profile as { displayName?: string };
            const title = entity.metadata.title ?? profile?.displayName;
            return {
              ref: stringifyEntityRef(entity),
              title: title ?? entity.metadata.name,
            };
          });
          setGroups(found);
        },
        // Without the catalog the owner of the product can still be kept.
        () => {},
      );
    return () => {
      gone = true;
    };
  }, [catalog]);
  return groups;
}

/** The owner, from the groups of the catalog. */
export function OwnerQuestion() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const groups = useGroups();
  const titleOf = (ref: unknown) =>
    groups.find(group => group.ref === ref)?.title ?? String(ref);
  const question = useQuestion('owner', titleOf);
  const value = String(question.value ?? '');
  const known = value === '' || groups.some(group => group.ref === value);
  return (
    <Field
      name="owner"
      label={question.label}
      help={question.help}
      required
      origin={question.origin}
    >
      {control => (
        <select
          {...control}
          className={styles.input}
          value={value}
          onChange={event => question.set(event.target.value)}
        >
          {value === '' && <option value="">{t('input.choose')}</option>}
          {!known && <option value={value}>{value}</option>}
          {groups.map(group => (
            <option key={group.ref} value={group.ref}>
              {group.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
