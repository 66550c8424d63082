import { createPermission } from '@backstage/plugin-permission-common';

/** What stacks and pull requests are estimated to cost. */
export const costReadPermission = createPermission({
  name: 'infra-cost.estimate.read',
  attributes: { action: 'read' },
});

/** All permissions of costs. */
export const costPermissions = [costReadPermission];
