import type { RequestFilter } from '../api';

/** Which finished requests are shown; kept in the address. */
export interface FinishedFilter {
  whose: 'mine' | 'all';
  state: 'merged' | 'closed' | 'all';
  product?: string;
}

export const FINISHED_STATES = ['all', 'merged', 'closed'] as const;

/** Reads the filter out of an address; what it does not know is left at the default. */
export function readFinished(search: URLSearchParams): FinishedFilter {
  const state = FINISHED_STATES.find(each => each === search.get('state'));
  return {
    whose: search.get('whose') === 'all' ? 'all' : 'mine',
    state: state ?? 'all',
    product: search.get('product') || undefined,
  };
}

/** The address of a filter; what is the default is left out. */
export function writeFinished(filter: FinishedFilter): URLSearchParams {
  const search = new URLSearchParams({ view: 'finished' });
  if (filter.whose !== 'mine') search.set('whose', filter.whose);
  if (filter.state !== 'all') search.set('state', filter.state);
  if (filter.product) search.set('product', filter.product);
  return search;
}

/** What the backend is asked for. */
export function finishedRequests(filter: FinishedFilter): RequestFilter {
  const { product, state, whose } = filter;
  return {
    mine: whose === 'mine' || undefined,
    states: state === 'all' ? ['merged', 'closed'] : [state],
    product,
  };
}
