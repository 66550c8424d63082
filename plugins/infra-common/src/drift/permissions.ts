import { createPermission } from '@backstage/plugin-permission-common';

/** Have a stack looked at now; drift itself is read with the permission of runs. */
export const driftCheckPermission = createPermission({
  name: 'infra-stacks.drift.check',
  attributes: { action: 'update' },
});

/** Propose by pull request what ends a drift, or silences it for a while. */
export const driftProposePermission = createPermission({
  name: 'infra-stacks.drift.propose',
  attributes: { action: 'create' },
});

/** All permissions of drift. */
export const driftPermissions = [driftCheckPermission, driftProposePermission];
