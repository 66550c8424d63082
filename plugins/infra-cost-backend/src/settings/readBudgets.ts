import { addAmounts, toAmount } from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { Budgets } from '../read';
import type { StandardsReader } from './StandardsReader';

/**
 * Limits of products, services (`product/service`) and environments, as the
 * standards have them now. A product or a service has the budget of the first
 * repository that names it. What repositories give an
 * environment is added, as its costs are.
 */
export async function readBudgets(
  standards: StandardsReader,
  repositories: readonly RepositoryRef[],
): Promise<Budgets> {
  const product = new Map<string, string>();
  const service = new Map<string, string>();
  const environment = new Map<string, string>();
  for (const repository of repositories) {
    const own = await standards.of(repository);
    if (!own) continue;
    for (const [name, limit] of Object.entries(own.budgets.products)) {
      if (!product.has(name)) product.set(name, toAmount(limit));
    }
    for (const [name, limit] of Object.entries(own.budgets.services)) {
      if (!service.has(name)) service.set(name, toAmount(limit));
    }
    for (const [name, { budget }] of Object.entries(own.environments)) {
      if (budget === undefined) continue;
      const before = environment.get(name) ?? '0';
      environment.set(name, addAmounts(before, toAmount(budget)));
    }
  }
  return { product, service, environment };
}
