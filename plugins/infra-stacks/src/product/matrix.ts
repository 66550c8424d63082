import type { StackSummary } from '@infra-portal/infra-common';

export interface MatrixRow {
  /** Undefined: what belongs to the product and to none of its services. */
  service?: string;
  /** Stacks by environment; the empty name is for those without one. */
  cells: Map<string, StackSummary[]>;
}

/** A product's stacks by service and environment, services by name. */
export function matrixOf(stacks: readonly StackSummary[]): MatrixRow[] {
  const rows = new Map<string | undefined, MatrixRow>();
  for (const stack of stacks) {
    const { service, environment = '' } = stack;
    const row = rows.get(service) ?? { service, cells: new Map() };
    row.cells.set(environment, [...(row.cells.get(environment) ?? []), stack]);
    rows.set(service, row);
  }
  return [...rows.values()].sort((a, b) => {
    if (a.service === undefined) return 1;
    if (b.service === undefined) return -1;
    return a.service < b.service ? -1 : 1;
  });
}
