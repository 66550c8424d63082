import type { Standards } from '../../standards';
import { toAmount } from '../amount';
import type { CostBudget } from './types';

/**
 * All budgets of the standards. Those of intents are for whoever knows them to
 * add; of two for the same, both hold.
 */
export function costBudgets({
  budgets,
  environments,
}: Pick<Standards, 'budgets' | 'environments'>): CostBudget[] {
  const of = (kind: CostBudget['kind'], limits: [string, number][]) =>
    limits.map(([key, limit]) => ({ kind, key, limit: toAmount(limit) }));
  return [
    ...of('product', Object.entries(budgets.products)),
    ...of('service', Object.entries(budgets.services)),
    ...Object.entries(environments).flatMap(([key, environment]) =>
      environment?.budget === undefined
        ? []
        : of('environment', [[key, environment.budget]]),
    ),
  ];
}
