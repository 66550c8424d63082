import { medianOf, type RealPlan } from '@infra-portal/infra-common';
import type { StoredPlan } from './store';

/** A plan as people see it. @param seconds that earlier ones took */
export function toRealPlan(
  plan: StoredPlan,
  seconds: readonly number[],
): RealPlan {
  const { digest, held, problem, plans, version } = plan.data;
  return {
    id: plan.id,
    digest,
    repository: plan.repository,
    state: plan.state,
    since: plan.since,
    createdAt: plan.createdAt,
    requestedBy: plan.requestedBy,
    ...(plan.server !== '' && {
      atlantis: { url: plan.server, ...(version && { version }) },
    }),
    branch: plan.branch,
    branchLeft: plan.branchState === 'noted',
    ...(seconds.length > 0 && {
      usual: { median: medianOf(seconds), count: seconds.length },
    }),
    held,
    ...(problem && { problem }),
    plans,
  };
}
