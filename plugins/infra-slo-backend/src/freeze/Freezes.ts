import { InputError, NotFoundError } from '@backstage/errors';
import type { Objective, SloFreeze } from '@infra-portal/infra-common';
import { repositoryKey, type RepositoryRef } from '@infra-portal/infra-node';
import type { FreezeRule } from './FreezeRules';
import type { FreezeStore, Override, PullKey } from './FreezeStore';

export interface FreezesOptions {
  store: FreezeStore;
  rule: () => Promise<FreezeRule>;
  objectives: () => Promise<readonly Objective[]>;
  repositories: ReadonlyMap<string, RepositoryRef>;
  webUrlOf: (repository: RepositoryRef) => string;
  /** Has the pull request told of it. */
  overridden: (pull: PullKey) => Promise<void>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Ids of objectives whose budget is spent, by product. */
export function spentBudgets(
  objectives: readonly Objective[],
  { gate, environments }: FreezeRule,
): Map<string, string[]> {
  const spent = new Map<string, string[]>();
  if (gate === 'off') return spent;
  const names: readonly string[] = environments;
  for (const { id, product, environment, status } of objectives) {
    const counts = environment !== undefined && names.includes(environment);
    if (product === undefined || !counts) continue;
    if (status.state !== 'exhausted') continue;
    spent.set(product, [...(spent.get(product) ?? []), id]);
  }
  return spent;
}

/** Whether changes of a product should wait, and who may go on all the same. */
export class Freezes {
  readonly #options: FreezesOptions;
  readonly #now: () => number;

  constructor(options: FreezesOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @throws NotFoundError when nothing is promised of a product */
  async freeze(product: string): Promise<SloFreeze> {
    const { store, rule: ruleOf, objectives } = this.#options;
    const [rule, all] = await Promise.all([ruleOf(), objectives()]);
    const overrides = await store.overrides(product);
    if (!all.some(each => each.product === product)) {
      throw new NotFoundError(
        `No objective is of a product ${JSON.stringify(
          product.slice(0, 100),
        )}.`,
      );
    }
    const spent = spentBudgets(all, rule).get(product) ?? [];
    return {
      ...{ product, gate: rule.gate, isFrozen: spent.length > 0, spent },
      overrides: overrides.map(each => this.#shown(each)),
    };
  }

  /**
   * Lets a pull request through.
   * @throws InputError when nothing holds it back, or the portal does not read the
   *   repository
   */
  async override(
    product: string,
    { repository, number, reason }: PullKey & { reason: string },
    by: string,
  ): Promise<SloFreeze> {
    const { repositories, store, overridden } = this.#options;
    const wanted = repository.toLowerCase();
    const found = [...repositories].find(
      ([, each]) => repositoryKey(each) === wanted,
    );
    if (!found) {
      throw new InputError(
        `The portal does not read the repository ${JSON.stringify(
          repository,
        )}.`,
      );
    }
    const { isFrozen } = await this.freeze(product);
    if (!isFrozen) {
      throw new InputError(
        `Nothing is frozen: the budgets of ${product} are not spent, or the standards do not hold changes back.`,
      );
    }
    const pull = { repository: found[0], number };
    await store.override({ ...pull, product, reason, by, at: this.#now() });
    await overridden(pull);
    return this.freeze(product);
  }

  #shown(override: Override): SloFreeze['overrides'][number] {
    const { repositories, webUrlOf } = this.#options;
    const { id, repository, number, reason, by, at } = override;
    const known = repositories.get(repository);
    return {
      ...{ id, reason, by, at: new Date(at).toISOString() },
      pullRequest: {
        ...{ repository, number },
        ...(known && { url: `${webUrlOf(known)}/pull/${number}` }),
      },
    };
  }
}
