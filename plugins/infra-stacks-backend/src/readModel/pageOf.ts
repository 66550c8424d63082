import { InputError } from '@backstage/errors';
import {
  findingCountsSchema,
  STACK_FACETS,
  type StackFacet,
  type StackOrder,
  type StackPage,
  type StackSummary,
} from '@infra-portal/infra-common';
import { z } from 'zod';

/** A stack with what it is found by. */
export interface IndexedStack {
  summary: StackSummary;
  /** Of each facet the values that it has. */
  values: Record<StackFacet, readonly string[]>;
  /** Everything that can be searched for, normalised. */
  text: string;
}

export interface StackQuery {
  /** Any of the values; facets that are left out fit all. */
  facets?: Partial<Record<StackFacet, readonly string[]>>;
  /** Words that all have to be in it. */
  text?: string;
  order?: StackOrder;
  descending?: boolean;
  /** `nextCursor` of the page before. */
  cursor?: string;
  limit: number;
}

type Key = readonly (string | number)[];

/** What is compared, the name last, so that no two stacks are equal. */
const KEYS: Record<StackOrder, (stack: StackSummary) => Key> = {
  name: ({ name }) => [name],
  product: ({ product, service, environment, name }) => [
    // What belongs to no product comes last.
    product ?? '\uffff',
    service ?? '',
    environment ?? '',
    name,
  ],
  findings: ({ findings: { error, warning, info }, name }) => [
    -error,
    -warning,
    -info,
    name,
  ],
};

/** What a cursor holds: the columns that lists are ordered by. */
const place = z.object({
  name: z.string(),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
  findings: findingCountsSchema,
});

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

/** Letters' case and the ways to write one Hangul syllable do not matter. */
export const normalised = (text: string) =>
  (isAscii(text) ? text : text.normalize('NFKC')).toLowerCase();

/**
 * Stacks that fit, a page of them in order, and how many there would be with
 * each other value of each facet.
 * @throws InputError when the cursor is none
 */
export function pageOf(
  stacks: readonly IndexedStack[],
  query: StackQuery,
): Pick<StackPage, 'items' | 'total' | 'facets' | 'nextCursor'> {
  const { facets, fitting } = count(stacks, query);
  const { limit } = query;
  const compare = comparison(query);
  fitting.sort(compare);
  const from = query.cursor === undefined ? 0 : after(fitting, query, compare);
  const items = fitting.slice(from, from + limit);
  const isLast = from + limit >= fitting.length;
  return {
    items,
    total: fitting.length,
    facets,
    ...(!isLast && { nextCursor: cursorOf(items[items.length - 1]) }),
  };
}

/** All stacks that fit, in order. */
export function fittingOf(
  stacks: readonly IndexedStack[],
  query: Omit<StackQuery, 'cursor' | 'limit'>,
): StackSummary[] {
  return count(stacks, query).fitting.sort(comparison(query));
}

function comparison({
  order = 'name',
  descending = false,
}: Pick<StackQuery, 'order' | 'descending'>) {
  const sign = descending ? -1 : 1;
  const key = KEYS[order];
  return (a: StackSummary, b: StackSummary) =>
    sign * compareKeys(key(a), key(b));
}

function count(
  stacks: readonly IndexedStack[],
  { facets, text }: Pick<StackQuery, 'facets' | 'text'>,
) {
  const wanted = STACK_FACETS.map(facet => {
    const values = facets?.[facet];
    return values && values.length > 0 ? new Set(values) : undefined;
  });
  const words = normalised(text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const counts = STACK_FACETS.map(() => new Map<string, number>());
  const fitting: StackSummary[] = [];
  for (const { summary, values, text: own } of stacks) {
    if (!words.every(word => own.includes(word))) continue;
    // With one facet that does not fit it still counts for that facet's values.
    const misses = STACK_FACETS.flatMap((facet, index) =>
      wanted[index] && !values[facet].some(value => wanted[index]!.has(value))
        ? [index]
        : [],
    );
    if (misses.length > 1) continue;
    if (misses.length === 0) fitting.push(summary);
    STACK_FACETS.forEach((facet, index) => {
      if (misses.length === 1 && misses[0] !== index) return;
      for (const value of values[facet]) {
        counts[index].set(value, (counts[index].get(value) ?? 0) + 1);
      }
    });
  }
  const shown = Object.fromEntries(
    STACK_FACETS.map((facet, index) => [facet, inOrder(counts[index])]),
  );
  return { fitting, facets: shown as StackPage['facets'] };
}

/** Most first, then by value. */
function inOrder(counts: Map<string, number>) {
  return [...counts]
    .map(([value, number]) => ({ value, count: number }))
    .sort((a, b) => b.count - a.count || compareKeys([a.value], [b.value]));
}

function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) return a[index] < b[index] ? -1 : 1;
  }
  return 0;
}

/** The last stack of a page, so that the next goes on where it was. */
function cursorOf(stack: StackSummary): string {
  const text = JSON.stringify(place.parse(stack));
  return Buffer.from(text).toString('base64url');
}

/** @throws InputError when the text is no cursor of ours */
function readCursor(cursor: string): StackSummary {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    return place.parse(JSON.parse(text)) as StackSummary;
  } catch {
    throw new InputError(
      'The cursor is none that the portal gave. Leave it out to begin at the first page.',
    );
  }
}

/** Where the next page begins, also when the last stack is there no more. */
function after(
  sorted: readonly StackSummary[],
  { cursor }: StackQuery,
  compare: (a: StackSummary, b: StackSummary) => number,
): number {
  const last = readCursor(cursor!);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare(sorted[middle], last) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
