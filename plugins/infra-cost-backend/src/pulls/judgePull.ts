import {
  type Amount,
  type BudgetKind,
  type CostBudget,
  type CostJudgement,
  type CostTotal,
  judgeCosts,
  type Standards,
  type StandardsException,
} from '@infra-portal/infra-common';
import type { PricedPull, PulledPlace } from './types';

/** What pull requests are held against, from the default branch. */
export interface PullRules {
  rules: Pick<Standards['budgets'], 'warnAt' | 'increase' | 'smallest'>;
  budgets: readonly CostBudget[];
  exceptions: readonly StandardsException[];
  totals: readonly CostTotal[];
}

/** Keys of budgets that a pull request may touch. */
export type BudgetKeys = Record<BudgetKind, string[]>;

/** What the default branch says of places now, where it knows them. */
export const placedNow = <T extends PulledPlace>(
  stacks: readonly T[],
  known: ReadonlyMap<string, PulledPlace>,
): T[] => stacks.map(each => ({ ...each, ...known.get(each.ref) }));

/** Keys of budgets that stacks count for. */
export function budgetKeys(stacks: readonly PulledPlace[]): BudgetKeys {
  const keys = (of: (place: PulledPlace) => string | undefined) => [
    ...new Set(stacks.flatMap(each => of(each) ?? [])),
  ];
  return {
    product: keys(each => each.product),
    environment: keys(each => each.environment),
    service: keys(({ product, service }) =>
      product === undefined || service === undefined
        ? undefined
        : `${product}/${service}`,
    ),
  };
}

/** Budgets of a kind, by key. */
export const budgetsOf = (
  limits: Partial<Record<BudgetKind, ReadonlyMap<string, Amount>>>,
): CostBudget[] =>
  (['product', 'service', 'environment'] as const).flatMap(kind =>
    [...(limits[kind] ?? [])].map(([key, limit]) => ({ kind, key, limit })),
  );

/** Holds a priced pull request against what the default branch allows today. */
export function judgePull(
  { currency }: Pick<PricedPull, 'currency'>,
  stacks: PricedPull['stacks'],
  rules: PullRules,
  today: Date,
): CostJudgement {
  return judgeCosts({
    ...{ currency, ...rules, today },
    stacks: stacks.map(({ ref, ...each }) => ({ stack: ref, ...each })),
  });
}
