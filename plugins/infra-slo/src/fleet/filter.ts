import {
  SLO_ORDERS,
  SLO_STATES,
  type SloState,
} from '@infra-portal/infra-common';
import type { ObjectiveFilter } from '../api';

/** What objectives can be narrowed to, beside how they stand. */
export const FLEET_FACETS = ['product', 'owner', 'environment'] as const;

export type FleetOrder = (typeof SLO_ORDERS)[number];

/** What the page shows; kept in its address. */
export interface FleetFilter {
  states: SloState[];
  product?: string;
  owner?: string;
  environment?: string;
  text: string;
  order: FleetOrder;
}

export const NO_FILTER: FleetFilter = { states: [], text: '', order: 'worst' };

/** The longest value that is taken from an address. */
const LONGEST = 200;

/** Reads the filter out of an address; what it does not know is left out. */
export function readFleet(search: URLSearchParams): FleetFilter {
  const one = (name: string) =>
    search.get(name)?.slice(0, LONGEST) || undefined;
  const states = search.getAll('state');
  const order = search.get('order');
  return {
    states: SLO_STATES.filter(each => states.includes(each)),
    ...Object.fromEntries(FLEET_FACETS.map(facet => [facet, one(facet)])),
    text: one('text') ?? '',
    order: SLO_ORDERS.find(each => each === order) ?? NO_FILTER.order,
  };
}

/** The address of a filter; what is the default is left out. */
export function writeFleet(filter: FleetFilter): URLSearchParams {
  const search = new URLSearchParams(
    filter.states.map(state => ['state', state]),
  );
  for (const facet of FLEET_FACETS) {
    const value = filter[facet];
    if (value) search.set(facet, value);
  }
  if (filter.text) search.set('text', filter.text);
  if (filter.order !== NO_FILTER.order) search.set('order', filter.order);
  return search;
}

/** Whether some objectives are left out, however they stand. */
export const isNarrow = ({ text, ...filter }: FleetFilter): boolean =>
  text !== '' || FLEET_FACETS.some(facet => filter[facet] !== undefined);

/** What the server is asked for it. */
export function askedBy(filter: FleetFilter): ObjectiveFilter {
  const { states, product, owner, environment, text, order } = filter;
  return {
    ...(states.length > 0 && { state: states }),
    ...(product !== undefined && { product: [product] }),
    ...(owner !== undefined && { owner: [owner] }),
    ...(environment !== undefined && { environment: [environment] }),
    ...(text && { text }),
    order,
  };
}
