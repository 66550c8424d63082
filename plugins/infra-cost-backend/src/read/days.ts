import type {
  CostDays,
  CostDimension,
  CostGrouping,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { dayOf } from '../store/foldCosts';
import { amountOf } from '../store/micros';
import { DAYS, STACKS, STEPS, TAG_STEPS, tagDimension } from '../store/rows';
import { type CostFilter, filtered, tagOf, type TagFilter } from './filter';

const DAY = 24 * 60 * 60_000;

export interface DaysRequest {
  currency: string;
  /** Without words: they are no key of a sum. */
  filter: Omit<CostFilter, 'text'>;
  dimension?: CostGrouping;
  /** Keys of the dimension that are told of each day. */
  keys: readonly string[];
  /** Days until today. */
  days: number;
  /** Milliseconds since 1970. */
  now: number;
}

/** By how much a key changed on a day; those before the first day together. */
interface Row {
  day: string;
  item: string;
  change: number;
}

/** Days from the first to today. */
function daysOf({ days, now }: DaysRequest): string[] {
  return Array.from({ length: days }, (_, index) =>
    dayOf(now - (days - 1 - index) * DAY),
  );
}

/** What rows are told of: those of some keys, or all that fits together. */
interface Wanted extends Pick<DaysRequest, 'currency' | 'filter'> {
  dimension?: CostGrouping;
  keys?: readonly string[];
  first: string;
}

/** The tag whose groups a request speaks of. */
function tagIn({ filter, dimension }: Wanted): Partial<TagFilter> | undefined {
  const key = dimension && tagOf(dimension);
  return key === undefined ? filter.tag : { ...filter.tag, key };
}

/**
 * The dimension of sums, kept on write, that are all that is asked for, and
 * which of its items; undefined where stacks have to be looked at.
 */
function keptSums(wanted: Wanted) {
  const { filter, dimension, keys } = wanted;
  const dimensions = filtered(filter);
  const tag = tagIn(wanted);
  if (tag?.key !== undefined) {
    const isOwn = dimension === undefined || tagOf(dimension) !== undefined;
    if (dimensions.length > 0 || !isOwn) return undefined;
    const items = keys ?? tag.items ?? [];
    return { dimension: tagDimension(tag.key), items };
  }
  const [own, ...others] = dimensions;
  if (own === undefined) {
    return { dimension: dimension ?? '', items: keys ?? [''] };
  }
  return others.length === 0 && (dimension ?? own) === own
    ? { dimension: own, items: keys ?? filter[own] ?? [] }
    : undefined;
}

/** Services of two products may have one name. */
const SERVICE = `case when ${STACKS}.product is null or ${STACKS}.service is null then ${STACKS}.service else ${STACKS}.product || '/' || ${STACKS}.service end`;

/** The key of a stack, as `keysOf` gives it. */
const keyOf = (dimension: CostDimension) =>
  `coalesce(${
    dimension === 'service' ? SERVICE : `${STACKS}.${dimension}`
  }, '')`;

/** The steps of stacks that fit, or of their parts in groups of a tag. */
function fittingSteps(knex: Knex, wanted: Wanted) {
  const { currency, filter, dimension, keys } = wanted;
  const tag = tagIn(wanted);
  const table = tag ? TAG_STEPS : STEPS;
  // SQLite joins in the order of this: the stacks that fit, then their steps.
  const query = knex(STACKS)
    .crossJoin(knex.raw('??', [table]) as never)
    .where(`${STACKS}.stack_ref`, knex.ref(`${table}.stack_ref`))
    .where(`${table}.currency`, currency);
  if (tag) query.where(`${table}.tag`, tag.key!);
  if (tag?.items) query.whereIn(`${table}.item`, [...tag.items]);
  for (const each of filtered(filter)) {
    query.whereIn(knex.raw(keyOf(each)) as never, [...filter[each]!]);
  }
  const item = itemIn(dimension, table);
  if (item && keys) query.whereIn(knex.raw(item) as never, [...keys]);
  return { query, table, item };
}

function itemIn(dimension: CostGrouping | undefined, table: string) {
  if (dimension === undefined) return undefined;
  return tagOf(dimension) === undefined
    ? keyOf(dimension as CostDimension)
    : `${table}.item`;
}

/** Sums by day and item; without keys all items together. */
async function rowsOf(knex: Knex, wanted: Wanted): Promise<Row[]> {
  const kept = keptSums(wanted);
  const of = () => {
    if (!kept) return fittingSteps(knex, wanted);
    const { dimension, items } = kept;
    const query = knex(DAYS)
      .where({ currency: wanted.currency, dimension })
      .whereIn('item', [...items]);
    return { query, table: DAYS, item: wanted.keys && 'item' };
  };
  const sums = (compare: '<' | '>=', day: boolean) => {
    const { query, table, item } = of();
    query
      .where(`${table}.day`, compare, wanted.first)
      .sum({ change: `${table}.change` });
    if (item) query.select({ item: knex.raw(item) }).groupByRaw(item);
    if (day) query.select(`${table}.day`).groupBy(`${table}.day`);
    return query;
  };
  const found = [...(await sums('<', false)), ...(await sums('>=', true))];
  return found.map(row => ({
    ...{ day: row.day ?? '', item: row.item ?? '' },
    change: Number(row.change ?? 0),
  }));
}

/** Values at the end of each day, by key. */
function valuesOf(rows: readonly Row[], days: readonly string[]) {
  const changes = new Map<string, Map<string, number>>();
  for (const { day, item, change } of rows) {
    const own = changes.get(item) ?? new Map<string, number>();
    own.set(day, (own.get(day) ?? 0) + change);
    changes.set(item, own);
  }
  return (item: string) => {
    const own = changes.get(item);
    let sum = own?.get('') ?? 0;
    return days.map(day => (sum += own?.get(day) ?? 0));
  };
}

/** Totals at the end of each day, the oldest first. */
export async function costDays(
  knex: Knex,
  request: DaysRequest,
): Promise<CostDays> {
  const { currency, filter, dimension, keys } = request;
  const days = daysOf(request);
  const wanted = { currency, filter, first: days[0] };
  const totals = valuesOf(await rowsOf(knex, wanted), days)('');
  const own =
    dimension && keys.length > 0
      ? await rowsOf(knex, { ...wanted, dimension, keys })
      : [];
  const valuesFor = valuesOf(own, days);
  const values = keys.map(key => [key, valuesFor(key)] as const);
  return {
    currency,
    ...(dimension && { dimension }),
    days: days.map((date, index) => ({
      date,
      monthly: amountOf(totals[index]),
      ...(dimension && {
        by: Object.fromEntries(
          values.map(([key, each]) => [key, amountOf(each[index])]),
        ),
      }),
    })),
  };
}
