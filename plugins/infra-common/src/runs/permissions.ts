import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Runs with their output, and locks. Output may hold what a stack's files do
 * not show, so somebody needs this beside the permission to see stacks.
 */
export const runReadPermission = createPermission({
  name: 'infra-stacks.run.read',
  attributes: { action: 'read' },
});

/** All permissions of runs. */
export const runsPermissions = [runReadPermission];
