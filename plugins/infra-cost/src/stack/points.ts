import {
  type Amount,
  type CostPoint,
  subtractAmounts,
} from '@infra-portal/infra-common';

/** A point, and by how much it differs from the one before. */
export interface Step extends CostPoint {
  /** Undefined: the first. */
  change?: Amount;
}

/** Points with their changes, the oldest first. */
export function stepsOf(points: readonly CostPoint[]): Step[] {
  return points.map((point, index) => ({
    ...point,
    ...(index > 0 && {
      change: subtractAmounts(point.monthly, points[index - 1].monthly),
    }),
  }));
}

/** The difference of two points, and what happened between them. */
export interface Comparison {
  change: Amount;
  /** After the earlier one, to the later one. */
  between: Step[];
}

/** Compares two points by their places; the other way round is the same with a minus. */
export function compare(
  steps: readonly Step[],
  from: number,
  to: number,
): Comparison {
  return {
    change: subtractAmounts(steps[to].monthly, steps[from].monthly),
    between: steps.slice(Math.min(from, to) + 1, Math.max(from, to) + 1),
  };
}
