import { createPermission } from '@backstage/plugin-permission-common';

/** Stacks, modules and what is found in them. */
export const stackReadPermission = createPermission({
  name: 'infra-stacks.stack.read',
  attributes: { action: 'read' },
});

/** Proposing what mends a finding, as a pull request in one's own name. */
export const fixCreatePermission = createPermission({
  name: 'infra-stacks.fix.create',
  attributes: { action: 'create' },
});

/** All permissions of the stacks plugin. */
export const stacksPermissions = [stackReadPermission, fixCreatePermission];
