import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { Entity } from '@backstage/catalog-model';

/** How many owned entities Home lists. */
export const OWNED_LIMIT = 8;

const kinds = ['Component', 'System', 'API', 'Resource', 'Domain'];

/** What Home shows of the catalog. */
export interface OwnedResult {
  entities: Entity[];
  total: number;
  /** True if the whole catalog has nothing to own yet. */
  catalogEmpty: boolean;
}

/**
 * The entities that one of `owners` (entity refs) owns, by name. Only if there
 * are none it also asks whether the catalog has anything at all.
 */
export async function loadOwned(
  catalogApi: CatalogApi,
  owners: string[],
): Promise<OwnedResult> {
  const owned = await catalogApi.queryEntities({
    filter: { 'relations.ownedBy': owners, kind: kinds },
    orderFields: { field: 'metadata.name', order: 'asc' },
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'metadata.description',
      'spec.type',
    ],
    limit: OWNED_LIMIT,
  });
  if (owned.totalItems > 0) {
    return {
      entities: owned.items,
      total: owned.totalItems,
      catalogEmpty: false,
    };
  }
  const any = await catalogApi.queryEntities({
    filter: { kind: kinds },
    fields: ['metadata.name'],
    limit: 1,
  });
  return { entities: [], total: 0, catalogEmpty: any.totalItems === 0 };
}
