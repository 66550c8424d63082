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

/** All permissions of the golden-path plugin. */
export const goldenPathPermissions = [
  serviceCreatePermission,
  serviceReadPermission,
  requestReadPermission,
  requestUpdatePermission,
  requestManagePermission,
];
