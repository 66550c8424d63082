import type { PlannedResource } from '@infra-portal/infra-common';

/** Resources of one type. */
export interface ResourceType {
  type: string;
  resources: PlannedResource[];
}

const GRAVEST_FIRST: PlannedResource['action'][] = [
  'delete',
  'replace',
  'update',
  'forget',
  'import',
  'create',
  'read',
  'no-op',
];

/** How much harm an action can do: 0 for the most. */
export const gravity = (resource: PlannedResource): number =>
  GRAVEST_FIRST.indexOf(resource.action);

/**
 * Resources by type: types with what can do harm first, then by name; within a
 * type the same.
 */
export function byType(resources: PlannedResource[]): ResourceType[] {
  const types = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const known = types.get(resource.type);
    if (known) known.push(resource);
    else types.set(resource.type, [resource]);
  }
  const order = (a: PlannedResource, b: PlannedResource) =>
    gravity(a) - gravity(b) || (a.address < b.address ? -1 : 1);
  return [...types]
    .map(([type, all]) => ({ type, resources: [...all].sort(order) }))
    .sort(
      (a, b) =>
        gravity(a.resources[0]) - gravity(b.resources[0]) ||
        (a.type < b.type ? -1 : 1),
    );
}
