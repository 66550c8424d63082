import type { StackPage } from '@infra-portal/infra-common';
import type { StacksApi } from '../api';
import type { ListFilter } from './filter';

/** Stacks that one answer of the list has. */
export const PAGE = 100;
/** The most that the server gives in one answer. */
const MOST = 500;

/** The first pages of a list, in as few questions as there can be. */
export async function loadPages(
  api: StacksApi,
  filter: ListFilter,
  pages: number,
  signal: AbortSignal,
): Promise<StackPage> {
  let missing = pages * PAGE;
  let loaded: StackPage | undefined;
  do {
    const page: StackPage = await api.stacks(
      {
        ...filter,
        cursor: loaded?.nextCursor,
        limit: Math.min(missing, MOST),
      },
      signal,
    );
    missing -= page.items.length;
    loaded = { ...page, items: [...(loaded?.items ?? []), ...page.items] };
  } while (missing > 0 && loaded.nextCursor);
  return loaded;
}
