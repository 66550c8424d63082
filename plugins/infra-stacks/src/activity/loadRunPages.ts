import type { RunPage } from '@infra-portal/infra-common';
import type { RunFilter, StacksApi } from '../api';

/** Runs that one answer of the list has. */
export const PAGE = 50;
/** The most that the server gives in one answer. */
const MOST = 200;

/** The first pages of a list, in as few questions as there can be. */
export async function loadRunPages(
  api: Pick<StacksApi, 'runs'>,
  filter: RunFilter,
  pages: number,
  signal: AbortSignal,
): Promise<RunPage> {
  let missing = pages * PAGE;
  let loaded: RunPage | undefined;
  do {
    const cursor: string | undefined = loaded?.nextCursor;
    const limit = Math.min(missing, MOST);
    const page = await api.runs({ ...filter, cursor, limit }, signal);
    missing -= limit;
    loaded = { ...page, items: [...(loaded?.items ?? []), ...page.items] };
  } while (missing > 0 && loaded.nextCursor);
  return loaded;
}
