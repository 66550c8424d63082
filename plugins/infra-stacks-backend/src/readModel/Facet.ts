/** How many stacks have a value. */
export interface FacetCount {
  value: string;
  count: number;
}

/** One facet of all stacks: values are numbers, so that counting is quick. */
export class Facet {
  readonly #values: string[];
  readonly #ids: Map<string, number>;
  /** Numbers of lists of values that were seen; many stacks have the same. */
  readonly #seen: WeakMap<readonly string[], readonly number[]>;
  /** Of each stack the values that it has. */
  readonly of: readonly (readonly number[])[];
  /** Of all stacks; made when it is asked for. */
  #all: FacetCount[] | undefined;
  /** Of each value the stacks that have it. */
  #places: Map<number, number[]> | undefined;

  /**
   * @param all of each stack the values that it has
   * @param before the facet of other stacks, most of them the same: values keep
   *   their numbers
   */
  constructor(all: readonly (readonly string[])[], before?: Facet) {
    this.#values = before ? before.#values : [];
    this.#ids = before ? before.#ids : new Map();
    this.#seen = before ? before.#seen : new WeakMap();
    this.of = all.map(values => {
      const known = this.#seen.get(values);
      if (known) return known;
      const ids = values.map(value => this.#idOf(value));
      this.#seen.set(values, ids);
      return ids;
    });
  }

  #idOf(value: string): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    this.#ids.set(value, this.#values.length);
    this.#values.push(value);
    return this.#values.length - 1;
  }

  newCounts(): Uint32Array {
    return new Uint32Array(this.#values.length);
  }

  /** Stacks that have one of these values, by their places. */
  places(wanted: ReadonlySet<number>): Set<number> {
    this.#places ??= this.#inverted();
    const found = new Set<number>();
    for (const id of wanted) {
      for (const place of this.#places.get(id) ?? []) found.add(place);
    }
    return found;
  }

  #inverted(): Map<number, number[]> {
    const inverted = new Map<number, number[]>();
    this.of.forEach((ids, place) => {
      for (const id of ids) {
        const places = inverted.get(id);
        if (places) places.push(place);
        else inverted.set(id, [place]);
      }
    });
    return inverted;
  }

  /** {@link Facet.shown} of all stacks. */
  shownOfAll(): FacetCount[] {
    this.#all ??= this.shownOf(this.of.keys());
    return this.#all;
  }

  /** {@link Facet.shown} of the stacks at these places. */
  shownOf(places: Iterable<number>): FacetCount[] {
    const counts = this.newCounts();
    for (const place of places) {
      for (const id of this.of[place]) counts[id] += 1;
    }
    return this.shown(counts);
  }

  /** The numbers of values; undefined when all are wanted. */
  wanted(values: readonly string[] | undefined): Set<number> | undefined {
    if (!values || values.length === 0) return undefined;
    return new Set(values.flatMap(value => this.#ids.get(value) ?? []));
  }

  /** Values that were counted, most first, then by value. */
  shown(counts: Uint32Array): FacetCount[] {
    return this.#values
      .map((value, id) => ({ value, count: counts[id] }))
      .filter(({ count }) => count > 0)
      .sort((x, y) => y.count - x.count || (x.value < y.value ? -1 : 1));
  }
}
