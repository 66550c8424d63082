import { InputError } from '@backstage/errors';
import {
  type COST_ORDERS,
  type CsvColumn,
  csvOf,
  type StackCost,
  type StackCostPage,
} from '@infra-portal/infra-common';
import { z } from 'zod';
import { amountOf } from '../store/micros';
import type { IndexedStack } from './CostIndex';
import type { Changes } from './summary';

export interface ListRequest {
  order: (typeof COST_ORDERS)[number];
  /** Default: the greatest first, and names from A to Z. */
  descending?: boolean;
}

export interface PageRequest extends ListRequest {
  cursor?: string;
  limit: number;
}

interface Listed {
  each: IndexedStack;
  /** Undefined comes last, whatever the direction. */
  value: number | undefined;
}

type Place = [value: number | null, name: string];

const placeSchema = z.tuple([z.number().nullable(), z.string().max(300)]);

const placeOf = ({ each, value }: Listed): Place => [
  value ?? null,
  each.stack.name,
];

function comparing({ order, descending = order !== 'name' }: ListRequest) {
  const sign = descending ? -1 : 1;
  return ([a, name]: Place, [b, other]: Place): number => {
    if (order !== 'name' && a !== b) {
      if (a === null) return 1;
      if (b === null) return -1;
      return sign * (a - b);
    }
    if (name === other) return 0;
    return (order === 'name' ? sign : 1) * (name < other ? -1 : 1);
  };
}

const changeOf = (
  { stack, firstAt }: IndexedStack,
  { byRef, since }: Changes,
): number | undefined =>
  firstAt !== undefined && firstAt <= since
    ? byRef.get(stack.ref) ?? 0
    : undefined;

function valueOf(
  each: IndexedStack,
  changes: Changes,
  { order }: ListRequest,
): number | undefined {
  if (order === 'name') return undefined;
  if (order === 'change') return changeOf(each, changes);
  return each.stack.cost && each.micros;
}

/** A stack with its change of the last days. */
export function withChange(each: IndexedStack, changes: Changes): StackCost {
  const change = changeOf(each, changes);
  return {
    ...each.stack,
    ...(change !== undefined && { change: amountOf(change) }),
  };
}

function sorted(
  stacks: readonly IndexedStack[],
  changes: Changes,
  request: ListRequest,
): Listed[] {
  const compare = comparing(request);
  return stacks
    .map(each => ({ each, value: valueOf(each, changes, request) }))
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
}

/** @throws InputError when the text is no cursor of ours */
function readCursor(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return placeSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'The cursor is none of this list. Begin again without one.',
    );
  }
}

/** A part of a list, after the place that its cursor tells. */
export function pageOf(
  stacks: readonly IndexedStack[],
  changes: Changes,
  { cursor, limit, ...request }: PageRequest,
): StackCostPage {
  const all = sorted(stacks, changes, request);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const compare = comparing(request);
  const from = after
    ? all.findIndex(each => compare(placeOf(each), after) > 0)
    : 0;
  const items = from < 0 ? [] : all.slice(from, from + limit);
  const last = items.at(-1);
  const hasMore = last !== undefined && from + limit < all.length;
  return {
    items: items.map(({ each }) => withChange(each, changes)),
    total: all.length,
    ...(hasMore && {
      nextCursor: Buffer.from(JSON.stringify(placeOf(last))).toString(
        'base64url',
      ),
    }),
  };
}

/** A text of digits that is written as it is. */
class Digits {
  constructor(readonly text: string) {}

  toString() {
    return this.text;
  }
}

/** An amount is ours: a minus in front of it is no formula. */
const number = (amount: string | undefined) =>
  amount === undefined ? undefined : new Digits(amount);

const COLUMNS: readonly CsvColumn<StackCost>[] = [
  ['name', ({ name }) => name],
  ['product', ({ product }) => product],
  ['service', ({ service }) => service],
  ['environment', ({ environment }) => environment],
  ['owner', ({ owner }) => owner],
  ['repository', ({ repository }) => repository],
  ['folder', ({ dir }) => dir],
  ['currency', ({ cost }) => cost?.currency],
  ['monthly', ({ cost }) => number(cost?.monthly)],
  ['usage', ({ cost }) => number(cost?.usage)],
  ['change in 30 days', ({ change }) => number(change)],
  ['state', ({ cost }) => cost?.state],
  ['source', ({ cost }) => cost?.source],
  ['commit', ({ cost }) => cost?.commit],
  ['priced at', ({ cost }) => cost?.pricedAt],
  ['failing since', ({ failing }) => failing?.since],
  ['failure', ({ failing }) => failing?.message],
];

/** All that fit as CSV, some at a time. */
export const costsCsv = (
  stacks: readonly IndexedStack[],
  changes: Changes,
  request: ListRequest,
): Generator<string> =>
  csvOf(
    COLUMNS,
    sorted(stacks, changes, request).map(({ each }) =>
      withChange(each, changes),
    ),
  );
