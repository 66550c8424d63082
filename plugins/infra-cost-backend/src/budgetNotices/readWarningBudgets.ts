import {
  addAmounts,
  costBudgets,
  type WarningBudget,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { StandardsReader } from '../settings';

/**
 * Budgets of products, services and environments, as the standards have them now.
 * A product or service has that of the first repository which names it; what
 * repositories give an environment is added, as its costs are.
 */
export async function readWarningBudgets(
  standards: Pick<StandardsReader, 'of'>,
  repositories: readonly RepositoryRef[],
): Promise<WarningBudget[]> {
  const found = new Map<string, WarningBudget>();
  for (const repository of repositories) {
    const own = await standards.of(repository);
    if (!own) continue;
    const { warnAt } = own.budgets;
    for (const budget of costBudgets(own)) {
      const name = `${budget.kind} ${budget.key}`;
      const known = found.get(name);
      if (!known) found.set(name, { ...budget, warnAt });
      else if (budget.kind === 'environment') {
        const limit = addAmounts(known.limit, budget.limit);
        const first = Math.min(known.warnAt, warnAt);
        found.set(name, { ...known, limit, warnAt: first });
      }
    }
  }
  return [...found.values()];
}
