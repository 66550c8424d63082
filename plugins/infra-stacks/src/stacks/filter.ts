import {
  STACK_FACETS,
  STACK_ORDERS,
  type StackFacet,
  type StackOrder,
} from '@infra-portal/infra-common';

/** What the list shows; kept in its address. */
export interface ListFilter {
  facets: Partial<Record<StackFacet, string[]>>;
  text: string;
  order: StackOrder;
}

/** Worst first: what needs somebody is seen without looking for it. */
export const DEFAULT_ORDER: StackOrder = 'findings';

/** Reads the filter out of an address; what it does not know is left out. */
export function readFilter(search: URLSearchParams): ListFilter {
  const facets: ListFilter['facets'] = {};
  for (const facet of STACK_FACETS) {
    const values = [...new Set(search.getAll(facet))].filter(Boolean);
    if (values.length > 0) facets[facet] = values;
  }
  const order = STACK_ORDERS.find(each => each === search.get('order'));
  return {
    facets,
    text: search.get('text') ?? '',
    order: order ?? DEFAULT_ORDER,
  };
}

/** The address of a filter; what is the default is left out. */
export function writeFilter({ facets, text, order }: ListFilter) {
  const search = new URLSearchParams();
  for (const facet of STACK_FACETS) {
    for (const value of facets[facet] ?? []) search.append(facet, value);
  }
  if (text) search.set('text', text);
  if (order !== DEFAULT_ORDER) search.set('order', order);
  return search;
}

/** The filter with one value of a facet chosen, or no longer. */
export function toggled(
  filter: ListFilter,
  facet: StackFacet,
  value: string,
): ListFilter {
  const chosen = filter.facets[facet] ?? [];
  const next = chosen.includes(value)
    ? chosen.filter(each => each !== value)
    : [...chosen, value];
  const { [facet]: _, ...others } = filter.facets;
  const facets = next.length > 0 ? { ...others, [facet]: next } : others;
  return { ...filter, facets };
}

/** How many values are chosen, the text counting as one. */
export function chosenCount({ facets, text }: ListFilter): number {
  const values = Object.values(facets).flat().length;
  return values + (text ? 1 : 0);
}
