import type { GoldenPathApi, RequestFilter, RequestPage } from '../api';

/** Requests on a page. */
export const PAGE_SIZE = 25;
/** Requests that the server gives at once. */
const LARGEST = 100;

/**
 * The first `pages` pages as one. Cursors are of the moment, so all of them are
 * asked for again; a request that moved between two pages is there once.
 */
export async function loadPages(
  api: Pick<GoldenPathApi, 'requests'>,
  filter: RequestFilter,
  pages: number,
  signal: AbortSignal,
): Promise<RequestPage> {
  const items = new Map<string, RequestPage['items'][number]>();
  let cursor: string | undefined;
  for (let left = pages * PAGE_SIZE; left > 0; left -= LARGEST) {
    const limit = Math.min(left, LARGEST);
    const answer = await api.requests({ ...filter, cursor, limit }, signal);
    for (const item of answer.items) items.set(item.id, item);
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  return { items: [...items.values()], nextCursor: cursor };
}
