import {
  addAmounts,
  type Amount,
  compareAmounts,
  subtractAmounts,
  ZERO,
} from '@infra-portal/infra-common';

/** The size of a difference. */
export const absolute = (amount: Amount): Amount =>
  compareAmounts(amount, ZERO) < 0 ? subtractAmounts(ZERO, amount) : amount;

/** One amount in relation to another; undefined where that is nothing. */
export function ratioOf(amount: Amount, whole: Amount): number | undefined {
  return compareAmounts(whole, ZERO) === 0
    ? undefined
    : Number(amount) / Number(whole);
}

/** How a month relates to what it may cost, ratio 0 and up. */
export interface BudgetUse {
  state: 'within' | 'near' | 'over';
  ratio: number;
  /** What is too much; negative where something is left. */
  over: Amount;
}

/** From this ratio on, a budget is nearly used up. */
const NEAR = 0.9;

/** Compares exactly: a budget that is met to the cent is not exceeded. */
export function budgetUse(monthly: Amount, budget: Amount): BudgetUse {
  const over = subtractAmounts(monthly, budget);
  // A budget of nothing is used up by the first cent.
  const ratio = ratioOf(monthly, budget) ?? (monthly === ZERO ? 0 : Infinity);
  if (compareAmounts(over, ZERO) > 0) return { state: 'over', ratio, over };
  return { state: ratio >= NEAR ? 'near' : 'within', ratio, over };
}

/** Amounts in one currency together; those in others have to be shown apart. */
export function sumByCurrency(
  costs: Iterable<{ currency: string; monthly: Amount }>,
): Map<string, Amount> {
  const sums = new Map<string, Amount>();
  for (const { currency, monthly } of costs) {
    sums.set(currency, addAmounts(sums.get(currency) ?? ZERO, monthly));
  }
  return sums;
}
