import type { RunStore } from './store';
import type { Stacks } from './Stacks';

/** More are not written one by one. */
const MOST = 200;

export interface RunBinderOptions {
  store: RunStore;
  stacks: Stacks;
}

/** Keeps runs with the product that their stack is of now. */
export class RunBinder {
  readonly #options: RunBinderOptions;
  #bound: ReadonlyMap<string, string | undefined> | undefined;

  constructor(options: RunBinderOptions) {
    this.#options = options;
  }

  /** Looks which stacks are of another product than before. */
  async bind(): Promise<void> {
    const { store, stacks } = this.#options;
    const { byRef } = await stacks.known();
    const now = new Map(
      [...byRef].map(([ref, { product }]) => [ref, product] as const),
    );
    const before = this.#bound ?? (await store.products());
    let changed = [...before.keys(), ...(this.#bound ? now.keys() : [])].filter(
      ref => before.get(ref) !== now.get(ref),
    );
    if (changed.length > MOST) {
      // Most of so many have no runs.
      const withRuns = await store.products();
      changed = changed.filter(ref => withRuns.has(ref));
    }
    await store.bind(new Map(changed.map(ref => [ref, now.get(ref)])));
    this.#bound = now;
  }
}
