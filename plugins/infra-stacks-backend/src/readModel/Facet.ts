/** One facet of all stacks: values are numbers, so that counting is quick. */
export class Facet {
  readonly #values: string[] = [];
  readonly #ids = new Map<string, number>();
  /** Of each stack the values that it has. */
  readonly of: readonly (readonly number[])[];

  /** @param all of each stack the values that it has */
  constructor(all: readonly (readonly string[])[]) {
    const lists = new Map<string, readonly number[]>();
    this.of = all.map(values => {
      const ids = values.map(value => this.#idOf(value));
      const key = ids.join();
      const known = lists.get(key) ?? ids;
      lists.set(key, known);
      return known;
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
