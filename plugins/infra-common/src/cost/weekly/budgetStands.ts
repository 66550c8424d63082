import {
  type Amount,
  compareAmounts,
  multiplyAmounts,
  toAmount,
} from '../amount';
import type { CostBudget } from '../budgets/types';
import { BUDGET_LEVELS, type BudgetStand } from './types';

/** A budget, and from which share of it on it warns: ratio 0-1. */
export interface WarningBudget extends CostBudget {
  warnAt: number;
}

/** Which level is worse: 0 is *below*. */
export const levelRank = (level: BudgetStand['level']): number =>
  BUDGET_LEVELS.indexOf(level);

/** How a budget stands with what its stacks cost together, exactly. */
export function budgetStand(
  { kind, key, limit, warnAt }: WarningBudget,
  monthly: Amount,
): BudgetStand {
  const near = multiplyAmounts(limit, toAmount(warnAt));
  const told = { kind, key, limit, monthly };
  if (compareAmounts(monthly, limit) > 0) return { ...told, level: 'over' };
  const isNear = compareAmounts(monthly, near) >= 0;
  return { ...told, level: isNear ? 'near' : 'below' };
}

const text = ({ kind, key }: BudgetStand) => `${kind} ${key}`;

/** The worst first, then by name. */
export const byLevel = (one: BudgetStand, other: BudgetStand): number =>
  levelRank(other.level) - levelRank(one.level) ||
  (text(one) < text(other) ? -1 : Number(text(one) > text(other)));
