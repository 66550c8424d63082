import { useCallback, useEffect, useState } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { Absence, SearchOption } from './SearchSelect';

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

const NONE: SearchOption[] = [];

/** The groups of the catalog; without it the owner of the product can be kept. */
export function useGroups(): { groups: SearchOption[]; absence?: Absence } {
  const catalog = useApi(catalogApiRef);
  const [groups, setGroups] = useState<SearchOption[]>();
  const [isFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    setFailed(false);
    groupsOf(catalog).then(
      found => !gone && setGroups(found),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [catalog, attempt]);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return groups ? { groups } : { groups: NONE, absence: { isFailed, retry } };
}
