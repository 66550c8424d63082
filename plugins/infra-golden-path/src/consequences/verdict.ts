import { GATES, type Gate } from '@infra-portal/infra-common';

/** How all gates together stand: as bad as the worst of them. */
export interface Verdict {
  status: Gate['status'] | 'none';
  /** How many gates have that status. */
  count: number;
}

const WORST_FIRST: Gate['status'][] = [
  'failed',
  'warning',
  'not-run',
  'passed',
];

/** The worst status of the gates, and how many have it. */
export function verdict(gates: Gate[]): Verdict {
  for (const status of WORST_FIRST) {
    const count = gates.filter(gate => gate.status === status).length;
    if (count > 0) return { status, count };
  }
  return { status: 'none', count: 0 };
}

/** Gates worst first, then in the order in which they are run. */
export function worstFirst(gates: Gate[]): Gate[] {
  return [...gates].sort(
    (a, b) =>
      WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status) ||
      GATES.indexOf(a.id) - GATES.indexOf(b.id),
  );
}
