import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  fixCreatePermission,
  type FixPreview,
  type FixRequest,
  type OpenedFix,
  type OpenFix,
  stackReadPermission,
} from '@infra-portal/infra-common';
import { type Actor, requirePermission } from '@infra-portal/infra-node';
import type { FixService } from '../fixes';

export interface AuthorizedFixesOptions {
  fixes: FixService;
  permissions: PermissionsService;
  /** Who somebody is, for the texts of pull requests. */
  actorOf: (userRef: string) => Promise<Actor>;
}

/** Fixes, for those who may: who sees stacks sees what would mend them. */
export class AuthorizedFixes {
  readonly #options: AuthorizedFixesOptions;

  constructor(options: AuthorizedFixesOptions) {
    this.#options = options;
  }

  async preview(
    credentials: BackstageCredentials,
    request: FixRequest,
  ): Promise<FixPreview> {
    const { fixes, permissions } = this.#options;
    await requirePermission(permissions, credentials, stackReadPermission);
    return fixes.preview(request);
  }

  async open(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    request: OpenFix,
  ): Promise<OpenedFix> {
    const { actorOf, fixes, permissions } = this.#options;
    await requirePermission(permissions, credentials, fixCreatePermission);
    const actor = await actorOf(credentials.principal.userEntityRef);
    return fixes.open(request, actor);
  }
}
