import type { LaneStack, LaneStep } from '@infra-portal/infra-common';

/** What a merge would leave behind, by what is known of the way to live. */
export interface Missing {
  /** Steps before the apply that are not done. */
  steps: LaneStep[];
  /** Atlantis applies before the merge, and has not applied this. */
  unapplied?: LaneStack[];
  /** One of the stacks is of production. */
  isProd: boolean;
}

const BEFORE = ['gates', 'plan', 'policy', 'approval', 'lock'];
const OPEN = ['waiting', 'active', 'failed'];

export function missingOf(lane: readonly LaneStep[]): Missing {
  const steps = lane.filter(
    ({ id, state }) => BEFORE.includes(id) && OPEN.includes(state),
  );
  const applied = lane.find(({ id }) => id === 'applied');
  const plan = lane.find(({ id }) => id === 'plan');
  // GitHub Actions apply after the merge: there nothing is missing.
  const isOfAtlantis = [applied, plan].some(
    step => step?.source === 'Atlantis',
  );
  const isUnapplied =
    isOfAtlantis && applied !== undefined && OPEN.includes(applied.state);
  const stacks = applied?.stacks ?? plan?.stacks ?? [];
  const unapplied = stacks.filter(
    ({ state, unchanged }) => state !== 'succeeded' && !unchanged,
  );
  return {
    steps,
    ...(isUnapplied && {
      unapplied: applied.stacks ? unapplied : stacks,
    }),
    isProd: stacks.some(({ environment }) => environment === 'prod'),
  };
}
