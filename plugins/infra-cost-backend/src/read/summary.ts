import {
  COST_DIMENSIONS,
  type CostDimension,
  type CostSummary,
} from '@infra-portal/infra-common';
import { amountOf } from '../store/micros';
import type { IndexedStack } from './CostIndex';
import { addCoverages } from './together';

/** Keys of one dimension that are told, the greatest first. */
const MOST_KEYS = 500;
const MOST_MOVERS = 10;

/** Limits of a month, by product and environment. */
export type Budgets = Partial<
  Record<CostDimension, ReadonlyMap<string, string>>
>;

/** Changes since a day, by ref of the stack. */
export interface Changes {
  /** Millionths. */
  byRef: ReadonlyMap<string, number>;
  /** Milliseconds since 1970: the end of that day. */
  since: number;
}

export interface SummaryRequest {
  currency: string;
  /** All that fit, those that went away among them. */
  stacks: readonly IndexedStack[];
  changes: Changes;
  budgets: Budgets;
  observedAt: Date;
}

/** A sum of costs, and by how much it changed. */
class Sum {
  #micros = 0;
  #usage = 0;
  #change = 0;
  #hasBefore = false;
  stacks = 0;

  add(each: IndexedStack, currency: string, { byRef, since }: Changes) {
    if (each.present) this.stacks += 1;
    const { cost } = each.stack;
    if (cost && cost.currency !== currency) return;
    if (each.present) {
      this.#micros += each.micros;
      this.#usage += each.usage;
    }
    this.#change += byRef.get(each.stack.ref) ?? 0;
    this.#hasBefore ||= each.firstAt !== undefined && each.firstAt <= since;
  }

  get micros() {
    return this.#micros;
  }

  get usage() {
    return amountOf(this.#usage);
  }

  told() {
    return {
      monthly: amountOf(this.#micros),
      ...(this.#hasBefore && { change: amountOf(this.#change) }),
      stacks: this.stacks,
    };
  }
}

function groupsOf({ stacks, currency, changes, budgets }: SummaryRequest) {
  const groups = {} as CostSummary['groups'];
  for (const dimension of COST_DIMENSIONS) {
    const sums = new Map<string, Sum>();
    for (const each of stacks) {
      const key = each.keys[dimension];
      const sum = sums.get(key) ?? new Sum();
      sum.add(each, currency, changes);
      sums.set(key, sum);
    }
    groups[dimension] = [...sums]
      .filter(([, sum]) => sum.stacks > 0)
      .sort(([a, x], [b, y]) => y.micros - x.micros || (a < b ? -1 : 1))
      .slice(0, MOST_KEYS)
      .map(([key, sum]) => {
        const budget = budgets[dimension]?.get(key);
        return { key, ...sum.told(), ...(budget && { budget }) };
      });
  }
  return groups;
}

/** A stack whose cost changed. */
export interface Mover {
  each: IndexedStack;
  /** Millionths in a month. */
  change: number;
}

/** Stacks whose cost changed, the greatest changes either way first. */
export function moversOf(
  stacks: readonly IndexedStack[],
  { currency, changes }: Pick<SummaryRequest, 'currency' | 'changes'>,
  most: number,
): Mover[] {
  return stacks
    .map(each => ({ each, change: changes.byRef.get(each.stack.ref) ?? 0 }))
    .filter(
      ({ change, each }) =>
        change !== 0 && each.stack.cost?.currency === currency,
    )
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, most);
}

const toldMover = ({ each: { stack, micros }, change }: Mover) => ({
  ...{ name: stack.name, ref: stack.ref },
  ...(stack.product !== undefined && { product: stack.product }),
  ...(stack.environment !== undefined && {
    environment: stack.environment,
  }),
  monthly: amountOf(micros),
  change: amountOf(change),
});

function otherCurrencies(own: readonly IndexedStack[], currency: string) {
  const others = new Map<string, number>();
  for (const { stack } of own) {
    const other = stack.cost?.currency;
    if (other === undefined || other === currency) continue;
    others.set(other, (others.get(other) ?? 0) + 1);
  }
  return Object.fromEntries(others);
}

/** All that fits, together. */
export function summaryOf(request: SummaryRequest): CostSummary {
  const { stacks, currency, changes, observedAt } = request;
  const own = stacks.filter(({ present }) => present);
  const total = new Sum();
  for (const each of stacks) total.add(each, currency, changes);
  const priced = own.flatMap(({ stack }) => stack.cost ?? []);
  const oldest = priced.map(({ pricedAt }) => pricedAt).sort()[0];
  return {
    currency,
    ...total.told(),
    usage: total.usage,
    unknown: own.length - priced.length,
    failing: priced.filter(({ failing }) => failing).length,
    coverage: addCoverages(
      own.flatMap(({ stack }) => stack.cost?.coverage ?? []),
    ),
    otherCurrencies: otherCurrencies(own, currency),
    groups: groupsOf(request),
    movers: moversOf(own, request, MOST_MOVERS).map(toldMover),
    ...(oldest && { pricedAt: oldest }),
    observedAt: observedAt.toISOString(),
  };
}
