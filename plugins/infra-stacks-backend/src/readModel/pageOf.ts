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
import { Facet, type FacetCount } from './Facet';

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
    const { facets, places } = this.#found(query);
    const { limit } = query;
    const items = this.#select(query, places);
    const isLast = items.length <= limit;
    return {
      items: items.slice(0, limit),
      total: places?.size ?? this.#stacks.length,
      facets: Object.fromEntries(
        STACK_FACETS.map((facet, index) => [facet, facets(index)]),
      ) as StackPage['facets'],
      ...(!isLast && { nextCursor: cursorOf(items[limit - 1]) }),
    };
  }

  /** All stacks that fit, in order. */
  fitting(query: Omit<StackQuery, 'cursor' | 'limit'>): StackSummary[] {
    const { places } = this.#found(query);
    return this.#select({ ...query, limit: this.#stacks.length }, places);
  }

  /**
   * Those of the page, and one more if there is another page.
   * @param fitting undefined: all stacks
   */
  #select(
    { order = 'name', descending = false, cursor, limit }: StackQuery,
    fitting: ReadonlySet<number> | undefined,
  ): StackSummary[] {
    const places = this.#orders.get(order) ?? this.#sorted(order);
    this.#orders.set(order, places);
    const last = cursor === undefined ? undefined : readCursor(cursor);
    const step = descending ? -1 : 1;
    const first = descending ? places.length - 1 : 0;
    const found: StackSummary[] = [];
    for (
      let at = last ? this.#beside(places, last, order, step) : first;
      at >= 0 && at < places.length && found.length <= limit;
      at += step
    ) {
      const place = places[at];
      if (fitting && !fitting.has(place)) continue;
      found.push(this.#stacks[place].summary);
    }
    return found;
  }

  /** Where one goes on behind a stack, also when it is there no more. */
  #beside(
    places: readonly number[],
    last: StackSummary,
    order: StackOrder,
    step: 1 | -1,
  ): number {
    const compare = comparison(order);
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const is = compare(this.#stacks[places[middle]].summary, last);
      if (is > 0 || (is === 0 && step < 0)) high = middle;
      else low = middle + 1;
    }
    return step > 0 ? low : low - 1;
  }

  #sorted(order: StackOrder): readonly number[] {
    const compare = comparison(order);
    return this.#stacks
      .map((_, place) => place)
      .sort((a, b) =>
        compare(this.#stacks[a].summary, this.#stacks[b].summary),
      );
  }

  /** Which stacks fit, undefined: all, and the counts of each facet. */
  #found({ facets, text }: Pick<StackQuery, 'facets' | 'text'>): {
    places: ReadonlySet<number> | undefined;
    facets: (index: number) => FacetCount[];
  } {
    const wanted = STACK_FACETS.map((facet, index) =>
      this.#facets[index].wanted(facets?.[facet]),
    );
    const words = normalised(text ?? '')
      .split(/\s+/)
      .filter(Boolean);
    const narrowed = wanted.flatMap((some, index) => (some ? [index] : []));
    const [only] = narrowed;
    // What most people ask is answered without looking at every stack.
    if (words.length === 0 && narrowed.length === 0) {
      return {
        places: undefined,
        facets: index => this.#facets[index].shownOfAll(),
      };
    }
    if (words.length === 0 && narrowed.length === 1) {
      const places = this.#facets[only].places(wanted[only]!);
      return {
        places,
        // Of the facet itself there are as many with each other value.
        facets: index =>
          index === only
            ? this.#facets[index].shownOfAll()
            : this.#facets[index].shownOf(places),
      };
    }
    return this.#counted(wanted, words);
  }

  #counted(
    wanted: readonly (Set<number> | undefined)[],
    words: readonly string[],
  ) {
    const counts = this.#facets.map(facet => facet.newCounts());
    const places = new Set<number>();
    for (let place = 0; place < this.#stacks.length; place += 1) {
      const { text: own } = this.#stacks[place];
      if (!words.every(word => own.includes(word))) continue;
      const missed = this.#missed(place, wanted);
      if (missed === MANY) continue;
      if (missed === NONE) places.add(place);
      for (let index = 0; index < counts.length; index += 1) {
        // With one facet that does not fit it counts for that facet's values.
        if (missed !== NONE && missed !== index) continue;
        for (const id of this.#facets[index].of[place]) counts[index][id] += 1;
      }
    }
    return {
      places,
      facets: (index: number) => this.#facets[index].shown(counts[index]),
    };
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

function comparison(order: StackOrder) {
  const key = KEYS[order];
  return (a: StackSummary, b: StackSummary) => compareKeys(key(a), key(b));
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
