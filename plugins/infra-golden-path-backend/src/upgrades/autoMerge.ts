import type { Standards } from '@infra-portal/infra-common';

/**
 * Whether the standards let the portal merge what changes nothing in an
 * environment by itself; without standards nothing is merged.
 */
export function allowsAutoMerge(
  standards: Pick<Standards, 'upgrades'> | undefined,
  environment: string | undefined,
): boolean {
  const { autoMerge = false, environments = [] } = standards?.upgrades ?? {};
  const names: readonly string[] = environments;
  return autoMerge && environment !== undefined && names.includes(environment);
}
