import { createPermission } from '@backstage/plugin-permission-common';

/** Proposing services, changes of them, and drafts of both. */
export const serviceCreatePermission = createPermission({
  name: 'infra-golden-path.service.create',
  attributes: { action: 'create' },
});

/** What the form asks, existing intents, and previews, which change nothing. */
export const serviceReadPermission = createPermission({
  name: 'infra-golden-path.service.read',
  attributes: { action: 'read' },
});

/** Real plans of previews: they push a branch, and read what Atlantis prints. */
export const previewPlanRealPermission = createPermission({
  name: 'infra-golden-path.preview.plan-real',
  attributes: { action: 'create' },
});

/** Requests and how far they are. */
export const requestReadPermission = createPermission({
  name: 'infra-golden-path.request.read',
  attributes: { action: 'read' },
});

/** Resuming and cancelling a request of one's own. */
export const requestUpdatePermission = createPermission({
  name: 'infra-golden-path.request.update',
  attributes: { action: 'update' },
});

/** Resuming and cancelling anybody's request. */
export const requestManagePermission = createPermission({
  name: 'infra-golden-path.request.manage',
  attributes: { action: 'update' },
});

/** Asking Atlantis in one's own name to plan, unlock or look at policies again. */
export const requestCommandPermission = createPermission({
  name: 'infra-golden-path.request.command',
  attributes: { action: 'update' },
});

/** Asking Atlantis in one's own name to apply; it asks for approvals itself. */
export const requestApplyPermission = createPermission({
  name: 'infra-golden-path.request.apply',
  attributes: { action: 'update' },
});

/** All permissions of the golden-path plugin. */
export const goldenPathPermissions = [
  serviceCreatePermission,
  serviceReadPermission,
  previewPlanRealPermission,
  requestReadPermission,
  requestUpdatePermission,
  requestManagePermission,
  requestCommandPermission,
  requestApplyPermission,
];
