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
import { Facet } from './Facet';

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

type OrderQuery = Pick<StackQuery, 'order' | 'descending'>;

type Key = readonly (string | number)[];

/** Instead of the number of a facet. */
const NONE = -1;
const MANY = -2;

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
const cursorSchema = z.object({
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

/** Stacks that are prepared to be narrowed, counted and ordered. */
export class StackList {
  readonly #stacks: readonly IndexedStack[];
  readonly #facets: readonly Facet[];
  /** Places of the stacks in each order, made when it is asked for. */
  readonly #orders = new Map<StackOrder, readonly number[]>();

  /** @param before a list of other stacks, most of them the same */
  constructor(stacks: readonly IndexedStack[], before?: StackList) {
    this.#stacks = stacks;
    this.#facets = STACK_FACETS.map(
      (facet, index) =>
        new Facet(
          stacks.map(({ values }) => values[facet]),
          before && before.#facets[index],
        ),
    );
  }

  /**
   * Stacks that fit, a page of them in order, and how many there would be with
   * each other value of each facet.
   * @throws InputError when the cursor is none
   */
  page(
    query: StackQuery,
  ): Pick<StackPage, 'items' | 'total' | 'facets' | 'nextCursor'> {
    const { counts, fits } = this.#count(query);
    const fitting = this.#inOrder(query, fits);
    const { limit, cursor } = query;
    const from =
      cursor === undefined ? 0 : after(fitting, cursor, comparison(query));
    const items = fitting.slice(from, from + limit);
    const isLast = from + limit >= fitting.length;
    const shown = Object.fromEntries(
      STACK_FACETS.map((facet, index) => [
        facet,
        this.#facets[index].shown(counts[index]),
      ]),
    );
    return {
      items,
      total: fitting.length,
      facets: shown as StackPage['facets'],
      ...(!isLast && { nextCursor: cursorOf(items[items.length - 1]) }),
    };
  }

  /** All stacks that fit, in order. */
  fitting(query: Omit<StackQuery, 'cursor' | 'limit'>): StackSummary[] {
    return this.#inOrder(query, this.#count(query).fits);
  }

  #inOrder(
    { order = 'name', descending = false }: OrderQuery,
    fits: Uint8Array,
  ): StackSummary[] {
    const places = this.#orders.get(order) ?? this.#sorted(order);
    this.#orders.set(order, places);
    const found = places.flatMap(place =>
      fits[place] ? this.#stacks[place].summary : [],
    );
    return descending ? found.reverse() : found;
  }

  #sorted(order: StackOrder): readonly number[] {
    const compare = comparison({ order });
    return this.#stacks
      .map((_, place) => place)
      .sort((a, b) =>
        compare(this.#stacks[a].summary, this.#stacks[b].summary),
      );
  }

  #count({ facets, text }: Pick<StackQuery, 'facets' | 'text'>) {
    const wanted = STACK_FACETS.map((facet, index) =>
      this.#facets[index].wanted(facets?.[facet]),
    );
    const words = normalised(text ?? '')
      .split(/\s+/)
      .filter(Boolean);
    const counts = this.#facets.map(facet => facet.newCounts());
    const fits = new Uint8Array(this.#stacks.length);
    for (let place = 0; place < this.#stacks.length; place += 1) {
      const { text: own } = this.#stacks[place];
      if (!words.every(word => own.includes(word))) continue;
      const missed = this.#missed(place, wanted);
      if (missed === MANY) continue;
      if (missed === NONE) fits[place] = 1;
      for (let index = 0; index < counts.length; index += 1) {
        // With one facet that does not fit it counts for that facet's values.
        if (missed !== NONE && missed !== index) continue;
        for (const id of this.#facets[index].of[place]) counts[index][id] += 1;
      }
    }
    return { counts, fits };
  }

  /** The one facet that does not fit, or that there is none, or more. */
  #missed(place: number, wanted: readonly (Set<number> | undefined)[]): number {
    let missed = NONE;
    for (let index = 0; index < wanted.length; index += 1) {
      const some = wanted[index];
      if (!some) continue;
      if (this.#facets[index].of[place].some(id => some.has(id))) continue;
      if (missed !== NONE) return MANY;
      missed = index;
    }
    return missed;
  }
}

/** {@link StackList.page} of stacks that are asked for once. */
export const pageOf = (stacks: readonly IndexedStack[], query: StackQuery) =>
  new StackList(stacks).page(query);

function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) return a[index] < b[index] ? -1 : 1;
  }
  return 0;
}

function comparison({ order = 'name', descending = false }: OrderQuery) {
  const sign = descending ? -1 : 1;
  const key = KEYS[order];
  return (a: StackSummary, b: StackSummary) =>
    sign * compareKeys(key(a), key(b));
}

/** The last stack of a page, so that the next goes on where it was. */
function cursorOf(stack: StackSummary): string {
  const text = JSON.stringify(cursorSchema.parse(stack));
  return Buffer.from(text).toString('base64url');
}

/** @throws InputError when the text is no cursor of ours */
function readCursor(cursor: string): StackSummary {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    return cursorSchema.parse(JSON.parse(text)) as StackSummary;
  } catch {
    throw new InputError(
      'The cursor is none that the portal gave. Leave it out to begin at the first page.',
    );
  }
}

/** Where the next page begins, also when the last stack is there no more. */
function after(
  sorted: readonly StackSummary[],
  cursor: string,
  compare: (a: StackSummary, b: StackSummary) => number,
): number {
  const last = readCursor(cursor);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare(sorted[middle], last) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
