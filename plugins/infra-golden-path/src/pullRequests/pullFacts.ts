import type { ShownPull } from '@infra-portal/infra-common';

const BAD = ['failure', 'error'];

/** What the checks of a pull request say together, and of how many. */
export function gatesOf({ gates }: Pick<ShownPull, 'gates'>): {
  kind: 'none' | 'passed' | 'running' | 'failed';
  count: number;
} {
  const of = (...states: string[]) =>
    gates.filter(({ state }) => states.includes(state)).length;
  if (gates.length === 0) return { kind: 'none', count: 0 };
  const failed = of(...BAD);
  if (failed > 0) return { kind: 'failed', count: failed };
  const running = of('pending');
  if (running > 0) return { kind: 'running', count: running };
  return { kind: 'passed', count: gates.length };
}

/** How many approvals are missing; undefined: nobody asks for any. */
export function missingApprovals({
  approvals,
}: Pick<ShownPull, 'approvals'>): number | undefined {
  if (approvals.length === 0) return undefined;
  // One approval may count for several who ask for one.
  return Math.max(
    ...approvals.map(({ needed, have }) => Math.max(0, needed - have.length)),
  );
}

/** Parts of `host/owner/name` and the number, for the address of a review. */
export function reviewOf({
  repository,
  number,
}: Pick<ShownPull, 'repository' | 'number'>) {
  const [host, owner, name] = repository.split('/');
  return { host, owner, name, number: String(number) };
}
