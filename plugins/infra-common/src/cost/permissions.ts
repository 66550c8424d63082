import { createPermission } from '@backstage/plugin-permission-common';

/** What stacks and pull requests are estimated to cost. */
export const costReadPermission = createPermission({
  name: 'infra-cost.estimate.read',
  attributes: { action: 'read' },
});

/** Saying which stack a project of a report is. */
export const costMatchPermission = createPermission({
  name: 'infra-cost.report.match',
  attributes: { action: 'update' },
});

/** Proposing a saving as a pull request. */
export const costSavingPermission = createPermission({
  name: 'infra-cost.saving.propose',
  attributes: { action: 'create' },
});

/** Having the costs of a pull request worked out anew. */
export const costPricePermission = createPermission({
  name: 'infra-cost.pull-request.price',
  attributes: { action: 'update' },
});

/** Proposing that something may cost more than the standards allow. */
export const costExceptionPermission = createPermission({
  name: 'infra-cost.exception.propose',
  attributes: { action: 'create' },
});

/** All permissions of costs. */
export const costPermissions = [
  costReadPermission,
  costMatchPermission,
  costSavingPermission,
  costPricePermission,
  costExceptionPermission,
];
