import {
  COST_DIMENSIONS,
  COST_ORDERS,
  type CostDimension,
  type CostGrouping,
} from '@infra-portal/infra-common';
import type { CostFilter } from '../api';

/** Days that can be looked back. */
export const SPANS = [30, 90, 365] as const;
export type Span = (typeof SPANS)[number];

export type CostOrder = (typeof COST_ORDERS)[number];

/** What the page shows; kept in its address. */
export interface PageFilter {
  of: Partial<Record<CostDimension, string>>;
  /** Only what is in this group of a tag. */
  tag?: { key: string; item: string };
  /** What costs are put together by. */
  by: CostGrouping;
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

const TAG = 'tag:';
/** As `tagGroup` writes them, and those without a value. */
const GROUP = /^(?:=[^]+|-|\?)$/;

/** The tag that costs are put together by; undefined: it is no tag. */
export const tagIn = (by: CostGrouping): string | undefined =>
  by.startsWith(TAG) ? by.slice(TAG.length) : undefined;

function readTag(search: URLSearchParams): PageFilter['tag'] {
  const [key, item] = [search.get('tag'), search.get('tagValue')];
  return key && item && GROUP.test(item) ? { key, item } : undefined;
}

/** Costs of one tag are not known by another. */
function readBy(search: URLSearchParams, tag: PageFilter['tag']): CostGrouping {
  const by = search.get('by');
  const dimension = COST_DIMENSIONS.find(each => each === by);
  if (dimension || !by?.startsWith(TAG)) return dimension ?? NO_FILTER.by;
  const key = by.slice(TAG.length);
  return key && (!tag || tag.key === key) ? `tag:${key}` : NO_FILTER.by;
}

/** Reads the filter out of an address; what it does not know is left out. */
export function readFilter(search: URLSearchParams): PageFilter {
  const of: PageFilter['of'] = {};
  for (const dimension of COST_DIMENSIONS) {
    const value = search.get(dimension);
    if (value) of[dimension] = value;
  }
  const tag = readTag(search);
  const known = <T>(values: readonly T[], name: string, usual: T) =>
    values.find(each => `${each}` === search.get(name)) ?? usual;
  return {
    of,
    ...(tag && { tag }),
    by: readBy(search, tag),
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
  const { tag, by, span, text, order } = filter;
  if (tag) {
    search.set('tag', tag.key);
    search.set('tagValue', tag.item);
  }
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

/** The filter narrowed to a group of a tag. */
export function tagged(
  filter: PageFilter,
  key: string,
  item: string,
): PageFilter {
  const other = tagIn(filter.by);
  const by = other === undefined || other === key ? filter.by : NO_FILTER.by;
  return { ...filter, by, tag: { key, item } };
}

/** The filter with all groups of tags. */
export function untagged({ tag: _, ...filter }: PageFilter): PageFilter {
  return filter;
}

/** As the server is asked. */
export function askedOf({
  of,
  tag,
}: Pick<PageFilter, 'of' | 'tag'>): CostFilter {
  const asked: CostFilter = Object.fromEntries(
    Object.entries(of).map(([dimension, value]) => [dimension, [value]]),
  );
  return tag ? { ...asked, tag: { key: tag.key, items: [tag.item] } } : asked;
}
