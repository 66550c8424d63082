import {
  BUDGET_KINDS,
  type CostSummary,
  type CostTotal,
  type Standards,
  standardsSchema,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import { type Budgets, type CostFilter, USUAL_CURRENCY } from '../read';
import type { StandardsReader } from '../settings';
import { type BudgetKeys, budgetsOf, type PullRules } from './judgePull';

/** Keys of one question; a filter takes so many. */
const TOGETHER = 100;

export interface PullRulesReaderOptions {
  standards: Pick<StandardsReader, 'of'>;
  /** Where the rules of those repositories are that have none themselves. */
  infrastructure: readonly RepositoryRef[];
  /** Limits as they are now. */
  budgets: () => Promise<Budgets>;
  reader: {
    summary(
      filter: CostFilter,
    ): Promise<Pick<CostSummary, 'currency' | 'groups'>>;
  };
}

/** Reads what pull requests are held against. */
export class PullRulesReader {
  readonly #options: PullRulesReaderOptions;

  constructor(options: PullRulesReaderOptions) {
    this.#options = options;
  }

  /**
   * As default branches have it: exceptions are those of the repository itself,
   * whose folders they name.
   */
  async of(repository: RepositoryRef, keys: BudgetKeys): Promise<PullRules> {
    const own = await this.#options.standards.of(repository);
    const totals = await this.#totals(keys);
    return {
      rules: (own ?? (await this.#shared()))?.budgets ?? usualRules(),
      budgets: totals ? budgetsOf(await this.#options.budgets()) : [],
      exceptions: own?.exceptions ?? [],
      totals: totals ?? [],
    };
  }

  async #shared(): Promise<Standards | undefined> {
    for (const repository of this.#options.infrastructure) {
      const found = await this.#options.standards.of(repository);
      if (found) return found;
    }
    return undefined;
  }

  /** Undefined where they are in another currency than budgets. */
  async #totals(keys: BudgetKeys): Promise<CostTotal[] | undefined> {
    const totals: CostTotal[] = [];
    for (const kind of BUDGET_KINDS) {
      for (let at = 0; at < keys[kind].length; at += TOGETHER) {
        const some = keys[kind].slice(at, at + TOGETHER);
        const { currency, groups } = await this.#options.reader.summary({
          [kind]: some,
        });
        if (currency !== USUAL_CURRENCY) return undefined;
        for (const { key, monthly } of groups[kind]) {
          totals.push({ kind, key, monthly });
        }
      }
    }
    return totals;
  }
}

function usualRules(): Standards['budgets'] {
  return standardsSchema.shape.budgets.parse(undefined);
}
