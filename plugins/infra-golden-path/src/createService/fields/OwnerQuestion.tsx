import { useEffect, useState } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Field } from './Field';
import { SearchSelect, type SearchOption } from './SearchSelect';
import { useQuestion } from './useQuestion';

/** Groups that one page of the catalog's answer has; the next is asked for. */
const PAGE = 500;
/** Pages, so that a catalog without end does not keep the browser busy. */
const PAGES = 10;
const FIELDS = ['kind', 'metadata', 'spec.profile.displayName'];

type CatalogApi = typeof catalogApiRef.T;

async function groupsOf(catalog: CatalogApi): Promise<SearchOption[]> {
  const groups: SearchOption[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { items, pageInfo } = await catalog.queryEntities(
      cursor
        ? { cursor, fields: FIELDS, limit: PAGE }
        : {
            filter: { kind: 'group' },
            fields: FIELDS,
            orderFields: { field: 'metadata.name', order: 'asc' },
            limit: PAGE,
          },
    );
    groups.push(...items.map(asOption));
    cursor = pageInfo.nextCursor;
    if (!cursor) break;
  }
  return groups;
}

function asOption(entity: Entity): SearchOption {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const title = entity.metadata.title ?? profile?.displayName;
  return {
    value: stringifyEntityRef(entity),
    title: title ?? entity.metadata.name,
  };
}

function useGroups() {
  const catalog = useApi(catalogApiRef);
  const [groups, setGroups] = useState<SearchOption[]>([]);
  useEffect(() => {
    let gone = false;
    groupsOf(catalog).then(
      found => !gone && setGroups(found),
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
  const groups = useGroups();
  const titleOf = (ref: unknown) =>
    groups.find(group => group.value === ref)?.title ?? String(ref);
  const question = useQuestion('owner', titleOf);
  const value = String(question.value ?? '');
  return (
    <Field
      name="owner"
      label={question.label}
      help={question.help}
      required
      origin={question.origin}
    >
      {control => (
        <SearchSelect
          control={control}
          options={groups}
          value={value}
          onChange={question.set}
        />
      )}
    </Field>
  );
}
