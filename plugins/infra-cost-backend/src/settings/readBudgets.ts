import {
  addAmounts,
  type Amount,
  compareAmounts,
  type Standards,
  toAmount,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { Budgets } from '../read';
import type { StandardsReader } from './StandardsReader';

/** Of standards and intent both hold, so the lower one counts. */
async function servicesOf(
  standards: StandardsReader,
  repository: RepositoryRef,
  { budgets }: Standards,
): Promise<Map<string, Amount>> {
  const limits = new Map(await standards.intentBudgets(repository));
  for (const [name, budget] of Object.entries(budgets.services)) {
    const limit = toAmount(budget);
    const intended = limits.get(name);
    if (intended === undefined || compareAmounts(limit, intended) < 0) {
      limits.set(name, limit);
    }
  }
  return limits;
}

/**
 * Limits of products, services (`product/service`) and environments, as the
 * standards have them now, and of services as their intents do. A product or a
 * service has the budget of the first repository that names it. What
 * repositories give an environment is added, as its costs are.
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
    const limits = await servicesOf(standards, repository, own);
    for (const [name, limit] of limits) {
      if (!service.has(name)) service.set(name, limit);
    }
    for (const [name, { budget }] of Object.entries(own.environments)) {
      if (budget === undefined) continue;
      const before = environment.get(name) ?? '0';
      environment.set(name, addAmounts(before, toAmount(budget)));
    }
  }
  return { product, service, environment };
}
