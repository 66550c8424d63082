/** One facet of all stacks: values are numbers, so that counting is quick. */
export class Facet {
  readonly #values: string[];
  readonly #ids: Map<string, number>;
  /** Numbers of lists of values that were seen; many stacks have the same. */
  readonly #seen: WeakMap<readonly string[], readonly number[]>;
  /** Of each stack the values that it has. */
  readonly of: readonly (readonly number[])[];

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

  /** The numbers of values; undefined when all are wanted. */
  wanted(values: readonly string[] | undefined): Set<number> | undefined {
    if (!values || values.length === 0) return undefined;
    return new Set(values.flatMap(value => this.#ids.get(value) ?? []));
  }

  /** Values that were counted, most first, then by value. */
  shown(counts: Uint32Array): { value: string; count: number }[] {
    return this.#values
      .map((value, id) => ({ value, count: counts[id] }))
      .filter(({ count }) => count > 0)
      .sort((x, y) => y.count - x.count || (x.value < y.value ? -1 : 1));
  }
}
