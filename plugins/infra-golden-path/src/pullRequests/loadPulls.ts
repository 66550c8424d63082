import { type PullList, PULL_PAGE } from '@infra-portal/infra-common';
import type { PullsApi, PullsPage, PullsQuery } from './PullsApi';

/**
 * The first pages of a view as one. All of them are asked for again: one that
 * moved between two pages is there once.
 */
export async function loadPulls(
  api: PullsApi,
  query: PullsQuery & Pick<PullsPage, 'view'>,
  pages: number,
  signal: AbortSignal,
): Promise<PullList> {
  const items = new Map<string, PullList['items'][number]>();
  let cursor: string | undefined;
  for (;;) {
    const missing = pages * PULL_PAGE.usual - items.size;
    const limit = Math.min(missing, PULL_PAGE.most);
    const page = await api.list({ ...query, cursor, limit }, signal);
    for (const each of page.items) {
      items.set(`${each.repository}#${each.number}`, each);
    }
    cursor = page.nextCursor;
    const isWhole = items.size >= pages * PULL_PAGE.usual;
    if (cursor === undefined || isWhole || page.items.length === 0) {
      return { ...page, items: [...items.values()] };
    }
  }
}
