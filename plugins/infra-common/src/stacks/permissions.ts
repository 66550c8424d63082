import { createPermission } from '@backstage/plugin-permission-common';

/** Stacks, modules and what is found in them. */
export const stackReadPermission = createPermission({
  name: 'infra-stacks.stack.read',
  attributes: { action: 'read' },
});

/** All permissions of the stacks plugin. */
export const stacksPermissions = [stackReadPermission];
