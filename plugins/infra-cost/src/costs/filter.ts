import {
  COST_DIMENSIONS,
  COST_ORDERS,
  type CostDimension,
} from '@infra-portal/infra-common';
import type { CostFilter } from '../api';

/** Days that can be looked back. */
export const SPANS = [30, 90, 365] as const;
export type Span = (typeof SPANS)[number];

export type CostOrder = (typeof COST_ORDERS)[number];

/** What the page shows; kept in its address. */
export interface PageFilter {
  of: Partial<Record<CostDimension, string>>;
  /** What costs are put together by. */
  by: CostDimension;
  span: Span;
  text: string;
  order: CostOrder;
}

export const NO_FILTER: PageFilter = {
  of: {},
  by: 'product',
  span: 90,
  text: '',
  order: 'cost',
};

/** Reads the filter out of an address; what it does not know is left out. */
export function readFilter(search: URLSearchParams): PageFilter {
  const of: PageFilter['of'] = {};
  for (const dimension of COST_DIMENSIONS) {
    const value = search.get(dimension);
    if (value) of[dimension] = value;
  }
  const known = <T>(values: readonly T[], name: string, usual: T) =>
    values.find(each => `${each}` === search.get(name)) ?? usual;
  return {
    of,
    by: known(COST_DIMENSIONS, 'by', NO_FILTER.by),
    span: known(SPANS, 'days', NO_FILTER.span),
    text: search.get('text') ?? '',
    order: known(COST_ORDERS, 'order', NO_FILTER.order),
  };
}

/** The address of a filter; what is the default is left out. */
export function writeFilter(filter: PageFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const dimension of COST_DIMENSIONS) {
    const value = filter.of[dimension];
    if (value) search.set(dimension, value);
  }
  const { by, span, text, order } = filter;
  if (by !== NO_FILTER.by) search.set('by', by);
  if (span !== NO_FILTER.span) search.set('days', `${span}`);
  if (text) search.set('text', text);
  if (order !== NO_FILTER.order) search.set('order', order);
  return search;
}

/** The filter with one dimension narrowed to a value, or to none. */
export function narrowed(
  filter: PageFilter,
  dimension: CostDimension,
  value: string,
): PageFilter {
  const { [dimension]: _, ...others } = filter.of;
  return { ...filter, of: value ? { ...others, [dimension]: value } : others };
}

/** As the server is asked. */
export function askedOf({ of }: Pick<PageFilter, 'of'>): CostFilter {
  return Object.fromEntries(
    Object.entries(of).map(([dimension, value]) => [dimension, [value]]),
  );
}
