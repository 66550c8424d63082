import {
  addAmounts,
  type Amount,
  compareAmounts,
  type PendingCosts,
  ZERO,
} from '@infra-portal/infra-common';
import { absolute } from '../parts/money';

type Pull = PendingCosts['steps'][number];

/** One step from today to what would be. */
export interface WaterfallStep {
  /** Absent: several small ones together. */
  pull?: Pull;
  /** Pull requests in it. */
  count: number;
  delta: Amount;
  /** What a month costs before and after it. */
  from: Amount;
  to: Amount;
}

export interface Waterfall {
  steps: WaterfallStep[];
  /** Pull requests that change nothing. */
  unchanged: number;
}

/** More steps than this cannot be told apart. */
const MOST = 10;

/**
 * Steps from today on, the greatest change first. Small ones are put together,
 * so that the last step always ends at the exact sum.
 */
export function waterfallOf({
  today,
  steps: pulls,
}: Pick<PendingCosts, 'today' | 'steps'>): Waterfall {
  const moving = pulls
    .filter(({ delta }) => compareAmounts(delta, ZERO) !== 0)
    .sort(
      (a, b) =>
        compareAmounts(absolute(b.delta), absolute(a.delta)) ||
        a.repository.localeCompare(b.repository) ||
        a.number - b.number,
    );
  const shown = moving.slice(0, moving.length > MOST + 1 ? MOST : MOST + 1);
  const rest = moving.slice(shown.length);
  const parts = [
    ...shown.map(pull => ({ pull, count: 1, delta: pull.delta })),
    ...(rest.length > 0
      ? [
          {
            count: rest.length,
            delta: addAmounts(...rest.map(({ delta }) => delta)),
          },
        ]
      : []),
  ];
  let at = today;
  const steps = parts.map((part): WaterfallStep => {
    const from = at;
    at = addAmounts(from, part.delta);
    return { ...part, from, to: at };
  });
  return { steps, unchanged: pulls.length - moving.length };
}

/** Where an axis begins and ends, and whether the budget is on it. */
export interface Axis {
  from: number;
  to: number;
  hasBudget: boolean;
}

/**
 * An axis on which steps can be seen beside a total that is far greater than
 * they are. It begins at nothing where that leaves the steps a quarter of it.
 */
export function axisOf(
  amounts: readonly Amount[],
  budget: Amount | undefined,
): Axis {
  const points = amounts.map(Number);
  const least = Math.min(...points);
  const most = Math.max(...points);
  const span = most - least;
  const limit = Number(budget);
  // A budget far away would press the steps together.
  const hasBudget =
    budget !== undefined &&
    limit >= least - 2 * span &&
    limit <= most + 2 * span;
  const low = hasBudget ? Math.min(least, limit) : least;
  const high = hasBudget ? Math.max(most, limit) : most;
  const room = high - low;
  const from = room * 4 >= high || room === 0 ? 0 : low - room / 3;
  return {
    from: Math.min(from, low),
    to: high > from ? high : from + 1,
    hasBudget,
  };
}

/** Where on the axis an amount is, in percent from its beginning. */
export const placeOn = ({ from, to }: Axis, amount: Amount): number =>
  Math.max(0, Math.min(100, ((Number(amount) - from) / (to - from)) * 100));
