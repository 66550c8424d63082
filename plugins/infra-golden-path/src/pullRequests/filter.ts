import type { ServiceRequest } from '@infra-portal/infra-common';
import type { RequestFilter } from '../api';

/** Which requests the page shows; kept in its address. */
export interface PageFilter {
  whose: 'mine' | 'all';
  state: 'open' | 'merged' | 'closed' | 'all';
  product?: string;
}

/** Everything that is not over. */
const OPEN: ServiceRequest['state'][] = [
  'opening',
  'failed',
  'conflict',
  'open',
];

export const PAGE_STATES = ['open', 'merged', 'closed', 'all'] as const;

/** Reads the filter out of an address; what it does not know is left at the default. */
export function readFilter(search: URLSearchParams): PageFilter {
  const state = PAGE_STATES.find(each => each === search.get('state'));
  return {
    whose: search.get('whose') === 'all' ? 'all' : 'mine',
    state: state ?? 'open',
    product: search.get('product') || undefined,
  };
}

/** The address of a filter; what is the default is left out. */
export function writeFilter(filter: PageFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.whose !== 'mine') search.set('whose', filter.whose);
  if (filter.state !== 'open') search.set('state', filter.state);
  if (filter.product) search.set('product', filter.product);
  return search;
}

/** What the backend is asked for. */
export function requestFilter(filter: PageFilter): RequestFilter {
  const states: Record<PageFilter['state'], RequestFilter['states']> = {
    open: OPEN,
    merged: ['merged'],
    closed: ['closed'],
    all: undefined,
  };
  return {
    mine: filter.whose === 'mine' || undefined,
    states: states[filter.state],
    product: filter.product,
  };
}
