import {
  type Amount,
  environmentRank,
  type StackCost,
} from '@infra-portal/infra-common';
import { sumByCurrency } from '../parts/money';

/** Stacks together: their sums by currency, and how many have no value. */
export interface Sum {
  sums: Map<string, Amount>;
  stacks: StackCost[];
  unknown: number;
}

/** What is known of stacks, together; a failed estimate is no value. */
export function sumOf(stacks: readonly StackCost[]): Sum {
  const costs = stacks.flatMap(({ cost }) =>
    cost && cost.state !== 'failed' ? [cost] : [],
  );
  return {
    sums: sumByCurrency(costs),
    stacks: [...stacks],
    unknown: stacks.length - costs.length,
  };
}

export interface Matrix {
  /** In their usual order; the empty name is for stacks without one. */
  environments: string[];
  rows: {
    /** Undefined: what belongs to the product and to none of its services. */
    service?: string;
    /** By environment. */
    cells: Map<string, Sum>;
  }[];
}

const byRank = (a: string, b: string) =>
  environmentRank(a) - environmentRank(b) || (a < b ? -1 : 1);

/** A product's stacks by service and environment, services by name. */
export function matrixOf(stacks: readonly StackCost[]): Matrix {
  const environments = [
    ...new Set(stacks.map(({ environment = '' }) => environment)),
  ].sort(byRank);
  const services = [...new Set(stacks.map(({ service }) => service))].sort(
    (a, b) => {
      if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
      return a < b ? -1 : 1;
    },
  );
  const rows = services.map(service => ({
    service,
    cells: new Map(
      environments.flatMap(name => {
        const own = stacks.filter(
          each => each.service === service && (each.environment ?? '') === name,
        );
        return own.length > 0 ? [[name, sumOf(own)] as const] : [];
      }),
    ),
  }));
  return { environments, rows };
}
