import {
  type PullList,
  PULL_VIEWS,
  RISK_LEVELS,
} from '@infra-portal/infra-common';
import type { PullsQuery } from './PullsApi';

/** Views of the page: those of open ones, and what the portal finished. */
export const PAGE_VIEWS = [...PULL_VIEWS, 'finished'] as const;
export type PageView = (typeof PAGE_VIEWS)[number];

const TEXTS = ['product', 'environment', 'repository', 'text'] as const;

/** Reads the view out of an address; undefined: none is chosen. */
export const readView = (search: URLSearchParams): PageView | undefined =>
  PAGE_VIEWS.find(each => each === search.get('view'));

/** Reads the filter out of an address; what it does not know is left out. */
export function readPullsFilter(search: URLSearchParams): PullsQuery {
  const query: PullsQuery = {};
  for (const name of TEXTS) {
    const value = search.get(name)?.slice(0, 200);
    if (value) query[name] = value;
  }
  const risk = RISK_LEVELS.find(each => each === search.get('risk'));
  if (risk) query.risk = risk;
  const generated = search.get('generated');
  if (generated === 'true' || generated === 'false') {
    query.generated = generated;
  }
  return query;
}

/** The address of a view and a filter. */
export function writePulls(
  view: PageView | undefined,
  filter: PullsQuery,
): URLSearchParams {
  const search = new URLSearchParams();
  if (view) search.set('view', view);
  for (const [name, value] of Object.entries(filter)) {
    if (value) search.set(name, value);
  }
  return search;
}

/**
 * What is shown when nobody chose: what waits for the reader, else what is
 * theirs, else all.
 */
export function usualView(
  { counts }: Pick<PullList, 'counts'>,
  hasRequests: boolean,
): PageView {
  if (counts['needs-me'] > 0) return 'needs-me';
  return counts.mine > 0 || hasRequests ? 'mine' : 'all';
}
