import type { CostDays, CostDimension } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { dayOf } from '../store/foldCosts';
import { amountOf } from '../store/micros';
import { DAYS, keysOf, STACKS, STEPS } from '../store/rows';
import { type CostFilter, filtered } from './filter';

const DAY = 24 * 60 * 60_000;
/** Keys that are told of each day: as many as a chart can show apart. */
const MOST_KEYS = 12;

export interface DaysRequest {
  currency: string;
  /** Without words: they are no key of a sum. */
  filter: Omit<CostFilter, 'text'>;
  dimension?: CostDimension;
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

/** Whether sums of one dimension, kept on write, are all that is asked for. */
function isKept({ filter, dimension }: DaysRequest): boolean {
  const [own, ...others] = filtered(filter);
  return (
    own === undefined || (others.length === 0 && (dimension ?? own) === own)
  );
}

/** From sums that were kept on write. */
async function keptRows(
  knex: Knex,
  { currency, dimension, filter }: DaysRequest,
  first: string,
): Promise<Row[]> {
  const [own] = filtered(filter);
  const of = () =>
    knex(DAYS)
      .where({ currency, dimension: dimension ?? own ?? '' })
      .modify(query => own && query.whereIn('item', [...filter[own]!]));
  const before: { item: string; change: number | string }[] = await of()
    .where('day', '<', first)
    .select('item')
    .sum({ change: 'change' })
    .groupBy('item');
  const after = await of()
    .where('day', '>=', first)
    .select('item', 'day', 'change');
  return [...before.map(row => ({ ...row, day: '' })), ...after].map(row => ({
    ...{ day: row.day, item: dimension ? row.item : '' },
    change: Number(row.change),
  }));
}

const PLACED = ['product', 'owner', 'environment', 'service', 'repository'];

/** From the steps of the stacks that fit. */
async function fittingRows(
  knex: Knex,
  { currency, dimension, filter }: DaysRequest,
  first: string,
): Promise<Row[]> {
  const columns = PLACED.map(column => `${STACKS}.${column}`);
  const of = () =>
    knex(STEPS)
      .join(STACKS, `${STACKS}.stack_ref`, `${STEPS}.stack_ref`)
      .where(`${STEPS}.currency`, currency)
      .modify(narrow, filter)
      .select(columns)
      .sum({ change: `${STEPS}.change` })
      .groupBy(columns);
  const before = await of().where(`${STEPS}.day`, '<', first);
  const after = await of()
    .where(`${STEPS}.day`, '>=', first)
    .select(`${STEPS}.day`)
    .groupBy(`${STEPS}.day`);
  return [...before.map(row => ({ ...row, day: '' })), ...after].flatMap(
    row => {
      const keys = keysOf(row);
      const isWanted = filtered(filter).every(each =>
        filter[each]?.includes(keys[each]),
      );
      const item = dimension ? keys[dimension] : '';
      return isWanted ? { day: row.day, item, change: Number(row.change) } : [];
    },
  );
}

/** Leaves out most of what does not fit; empty keys are of none. */
function narrow(query: Knex.QueryBuilder, filter: CostFilter) {
  for (const dimension of filtered(filter)) {
    // The key of a service is made of two columns.
    if (dimension === 'service') continue;
    const values = filter[dimension]!;
    const column = `${STACKS}.${dimension}`;
    query.where(own => {
      own.whereIn(column, [...values]);
      if (values.includes('')) own.orWhereNull(column);
    });
  }
}

/** Values at the end of each day, by key. */
function valuesOf(rows: readonly Row[], days: readonly string[]) {
  const changes = new Map<string, Map<string, number>>();
  for (const { day, item, change } of rows) {
    const own = changes.get(item) ?? new Map<string, number>();
    own.set(day, (own.get(day) ?? 0) + change);
    changes.set(item, own);
  }
  return new Map(
    [...changes].map(([item, own]) => {
      let sum = own.get('') ?? 0;
      return [item, days.map(day => (sum += own.get(day) ?? 0))] as const;
    }),
  );
}

/** Totals at the end of each day, the oldest first. */
export async function costDays(
  knex: Knex,
  request: DaysRequest,
): Promise<CostDays> {
  const { currency, dimension } = request;
  const days = daysOf(request);
  const read = isKept(request) ? keptRows : fittingRows;
  const values = valuesOf(await read(knex, request, days[0]), days);
  const greatest = [...values]
    .sort(([, a], [, b]) => Math.max(...b) - Math.max(...a))
    .slice(0, MOST_KEYS);
  return {
    currency,
    ...(dimension && { dimension }),
    days: days.map((date, index) => ({
      date,
      monthly: amountOf(
        [...values.values()].reduce((sum, each) => sum + each[index], 0),
      ),
      ...(dimension && {
        by: Object.fromEntries(
          greatest.map(([item, each]) => [item, amountOf(each[index])]),
        ),
      }),
    })),
  };
}
