import type { StackCostPage } from '@infra-portal/infra-common';
import type { CostApi } from '../api';
import { askedOf, type PageFilter } from './filter';

/** Stacks that one page of the list has. */
const PAGE = 50;

/** The first pages of the list. */
export async function loadPages(
  api: CostApi,
  filter: Pick<PageFilter, 'of' | 'tag' | 'text' | 'order'>,
  pages: number,
  signal: AbortSignal,
): Promise<StackCostPage> {
  const { text, order } = filter;
  let loaded: StackCostPage | undefined;
  for (let page = 0; page < pages; page += 1) {
    const next = await api.stacks(
      {
        of: askedOf(filter),
        text,
        order,
        limit: PAGE,
        cursor: loaded?.nextCursor,
      },
      signal,
    );
    loaded = { ...next, items: [...(loaded?.items ?? []), ...next.items] };
    if (!loaded.nextCursor) break;
  }
  return loaded!;
}
