import {
  DRIFT_CAUSES,
  DRIFT_STATES,
  type DriftCause,
  type DriftState,
} from '@infra-portal/infra-common';
import type { DriftFilter } from '../../api';

/** What the board shows; kept in its address. */
export interface BoardFilter {
  states: DriftState[];
  causes: DriftCause[];
  product?: string;
  owner?: string;
  environment?: string;
  text: string;
}

/** What can be chosen of stacks, beside how they stand. */
export const BOARD_FACETS = ['product', 'owner', 'environment'] as const;

/** Reads the filter out of an address; what it does not know is left out. */
export function readBoard(search: URLSearchParams): BoardFilter {
  const one = (name: string) => search.get(name)?.slice(0, 200) || undefined;
  const states = search.getAll('state');
  const causes = search.getAll('cause');
  return {
    states: DRIFT_STATES.filter(each => states.includes(each)),
    causes: DRIFT_CAUSES.filter(each => causes.includes(each)),
    product: one('product'),
    owner: one('owner'),
    environment: one('environment'),
    text: one('text') ?? '',
  };
}

/** The address of a filter. */
export function writeBoard(filter: BoardFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const state of filter.states) search.append('state', state);
  for (const cause of filter.causes) search.append('cause', cause);
  for (const facet of BOARD_FACETS) {
    const value = filter[facet];
    if (value) search.set(facet, value);
  }
  if (filter.text) search.set('text', filter.text);
  return search;
}

/** What the server is asked for it. */
export function askedBy(filter: BoardFilter): DriftFilter {
  const { states, causes, product, owner, environment, text } = filter;
  return {
    states,
    causes,
    products: product ? [product] : [],
    owners: owner ? [owner] : [],
    environments: environment ? [environment] : [],
    text,
  };
}

/** The values with one more, or without it if it is there. */
export const toggledIn = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value)
    ? values.filter(each => each !== value)
    : [...values, value];
