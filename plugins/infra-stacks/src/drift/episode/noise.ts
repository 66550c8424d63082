import type { DriftResource } from '@infra-portal/infra-common';

const QUIET_CAUSES = new Set<DriftResource['cause']>([
  'tags-only',
  'autoscaling',
  'provider-upgrade',
]);
/** Nothing of what is there becomes otherwise by them. */
const QUIET_ACTIONS = new Set<DriftResource['action']>(['move', 'read']);

const isQuiet = ({ action, cause }: DriftResource) =>
  QUIET_ACTIONS.has(action) ||
  // What would be destroyed is never noise.
  (QUIET_CAUSES.has(cause) && (action === 'update' || action === 'create'));

/**
 * Parts what somebody has to look at from what is probably noise, both in the
 * order they came in. Where all is noise, none is: then it is what there is.
 */
export function withoutNoise(resources: readonly DriftResource[]): {
  loud: DriftResource[];
  noise: DriftResource[];
} {
  const loud = resources.filter(each => !isQuiet(each));
  if (loud.length === 0) return { loud: [...resources], noise: [] };
  return { loud, noise: resources.filter(isQuiet) };
}
