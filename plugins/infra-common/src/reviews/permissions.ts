import { createPermission } from '@backstage/plugin-permission-common';

/** Open pull requests, what they change and what is said of them. */
export const reviewReadPermission = createPermission({
  name: 'infra-golden-path.review.read',
  attributes: { action: 'read' },
});

/** Commenting, approving and asking for changes in one's own name at GitHub. */
export const reviewWritePermission = createPermission({
  name: 'infra-golden-path.review.write',
  attributes: { action: 'update' },
});

/** Merging in one's own name at GitHub, which asks for its own rules. */
export const reviewMergePermission = createPermission({
  name: 'infra-golden-path.review.merge',
  attributes: { action: 'update' },
});

/** Upgrades of modules and golden paths, and how far they are. */
export const upgradeReadPermission = createPermission({
  name: 'infra-golden-path.upgrade.read',
  attributes: { action: 'read' },
});

/** Beginning, pausing, resuming and cancelling upgrades. */
export const upgradeManagePermission = createPermission({
  name: 'infra-golden-path.upgrade.manage',
  attributes: { action: 'create' },
});

/** Proposing that the portal takes over hand-written stacks. */
export const takeOverPermission = createPermission({
  name: 'infra-golden-path.take-over.propose',
  attributes: { action: 'create' },
});

/** Proposing exceptions of policies and budgets, and that they go. */
export const exceptionProposePermission = createPermission({
  name: 'infra-golden-path.exception.propose',
  attributes: { action: 'create' },
});

/** Permissions of reviews, and of what follows after day one. */
export const reviewPermissions = [
  reviewReadPermission,
  reviewWritePermission,
  reviewMergePermission,
  upgradeReadPermission,
  upgradeManagePermission,
  takeOverPermission,
  exceptionProposePermission,
];
