import {
  addAmounts,
  type Amount,
  compareAmounts,
  subtractAmounts,
  toAmount,
  ZERO,
} from '../amount';
import { byLevel } from './budgetStands';
import type { BudgetStand, WeeklyChange, WeeklyReport } from './types';

/** How many changes a report names. */
export const WEEKLY_CHANGES = 3;

/** A stack of an owner in the week. */
export interface WeekStack {
  name: string;
  /** As `formatStackRef` writes it. */
  ref: string;
  /** Whether it is there now. */
  isPresent: boolean;
  /** Whether it has no value before the week. */
  isNew: boolean;
  /** Now, of a month; missing where it is not known or in another currency. */
  monthly?: Amount;
  /** Since a week ago. */
  change: Amount;
}

/** Why the cost of a stack changed. */
export type WeeklyCause = Pick<
  WeeklyChange,
  'cause' | 'commit' | 'title' | 'pullRequest' | 'url' | 'others'
>;

export type WeeklyFacts = Omit<
  WeeklyReport,
  'monthly' | 'before' | 'change' | 'changes' | 'rest' | 'budgets' | 'stacks'
> & { budgets: readonly BudgetStand[] };

const size = (amount: Amount) =>
  compareAmounts(amount, ZERO) < 0 ? subtractAmounts(ZERO, amount) : amount;

/**
 * Stacks that changed, the greatest change either way first; of changes that are
 * equal, by ref.
 */
export function greatestChanges(stacks: readonly WeekStack[]): WeekStack[] {
  return stacks
    .filter(({ change }) => change !== ZERO)
    .sort(
      (one, other) =>
        compareAmounts(size(other.change), size(one.change)) ||
        (one.ref < other.ref ? -1 : Number(one.ref > other.ref)),
    );
}

function kindOf({ isPresent, isNew }: WeekStack): WeeklyChange['kind'] {
  if (!isPresent) return 'gone';
  return isNew ? 'new' : 'changed';
}

/**
 * The report of an owner. What the named changes and the rest come to is the
 * change of the total, exactly.
 * @param causes by ref, of the greatest changes
 */
export function composeWeekly(
  stacks: readonly WeekStack[],
  causes: ReadonlyMap<string, WeeklyCause>,
  facts: WeeklyFacts,
): WeeklyReport {
  const moved = greatestChanges(stacks);
  const named = moved.slice(0, WEEKLY_CHANGES);
  const others = moved.slice(WEEKLY_CHANGES);
  const present = stacks.filter(({ isPresent }) => isPresent);
  const monthly = addAmounts(...present.map(each => each.monthly ?? ZERO));
  const sum = (some: readonly WeekStack[]) =>
    addAmounts(...some.map(({ change }) => change));
  const change = sum(moved);
  const hadBefore = stacks.some(
    each => !each.isNew && (each.monthly !== undefined || !each.isPresent),
  );
  return {
    ...facts,
    monthly,
    ...(hadBefore && { before: subtractAmounts(monthly, change) }),
    change,
    changes: named.map(each => ({
      ...{ name: each.name, ref: each.ref, kind: kindOf(each) },
      monthly: each.isPresent ? each.monthly ?? ZERO : ZERO,
      change: toAmount(each.change),
      ...(causes.get(each.ref) ?? { others: 0 }),
    })),
    rest: { stacks: others.length, change: sum(others) },
    stacks: present.length,
    budgets: [...facts.budgets].sort(byLevel),
  };
}
