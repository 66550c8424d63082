import {
  budgetStand,
  type BudgetStand,
  type WarningBudget,
} from '@infra-portal/infra-common';
import type { CostsSince } from '../read';
import { amountOf } from '../store/micros';

/** What budgets are in; sums in other currencies are not held against them. */
const BUDGET_CURRENCY = 'USD';

/** A budget, and whose stacks count for it. */
export interface OwnedStand extends BudgetStand {
  /** Keys of owners, whoever has most of it first; empty: nobody. */
  owners: string[];
}

/**
 * How budgets stand. One is left out while a stack of it waits for its first
 * price, as its sum is not known before.
 */
export function standsOf(
  { stacks, currency }: Pick<CostsSince, 'stacks' | 'currency'>,
  budgets: readonly WarningBudget[],
): OwnedStand[] {
  if (currency !== BUDGET_CURRENCY) return [];
  return budgets.flatMap(budget => {
    const own = stacks.filter(
      ({ present, keys }) => present && keys[budget.kind] === budget.key,
    );
    const isWaiting = own.some(({ stack }) => !stack.cost && !stack.failing);
    if (isWaiting) return [];
    let sum = 0;
    const parts = new Map<string, number>();
    for (const { stack, keys, micros } of own) {
      if (stack.cost && stack.cost.currency !== currency) continue;
      sum += micros;
      parts.set(keys.owner, (parts.get(keys.owner) ?? 0) + micros);
    }
    const owners = [...parts]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([owner]) => owner);
    return [{ ...budgetStand(budget, amountOf(sum)), owners }];
  });
}
