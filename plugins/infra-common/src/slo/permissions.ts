import { createPermission } from '@backstage/plugin-permission-common';

/** What services promise, and whether they keep it. */
export const sloReadPermission = createPermission({
  name: 'infra-slo.objective.read',
  attributes: { action: 'read' },
});

/** Letting a pull request through although a budget is spent. */
export const sloFreezeOverridePermission = createPermission({
  name: 'infra-slo.freeze.override',
  attributes: { action: 'update' },
});

/** All permissions of objectives. */
export const sloPermissions = [sloReadPermission, sloFreezeOverridePermission];
