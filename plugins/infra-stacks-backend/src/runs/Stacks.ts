import type { RunStack, StackSummary } from '@infra-portal/infra-common';
import type { Current, StackIndex } from '../readModel';

/** Stacks by what runs know of them. */
export interface KnownStacks {
  byRef: ReadonlyMap<string, StackSummary>;
  byName: Current['byName'];
}

/** Finds the stacks that runs are of; the list of stacks says which there are. */
export class Stacks {
  readonly #index: Pick<StackIndex, 'current'>;
  #known: { version: string; stacks: KnownStacks } | undefined;

  constructor(index: Pick<StackIndex, 'current'>) {
    this.#index = index;
  }

  async known(): Promise<KnownStacks> {
    const { version, stacks, byName } = await this.#index.current();
    if (this.#known?.version !== version) {
      const byRef = new Map(
        stacks.map(({ summary }) => [summary.ref, summary]),
      );
      this.#known = { version, stacks: { byRef, byName } };
    }
    return this.#known.stacks;
  }
}

/** What a run shows of its stack; undefined when there is none. */
export function runStackOf(
  known: KnownStacks,
  ref: string | undefined,
): RunStack | undefined {
  const stack = ref === undefined ? undefined : known.byRef.get(ref);
  if (!stack) return undefined;
  const { name, product, service, environment } = stack;
  return {
    ref: stack.ref,
    name,
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
  };
}
