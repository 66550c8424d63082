import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type PullList,
  reviewReadPermission,
} from '@infra-portal/infra-common';
import { requirePermission } from '@infra-portal/infra-node';
import type { PullFilter, PullLists, PullPage } from './PullLists';

/** Lists of pull requests for those who may read them. */
export class AuthorizedPulls {
  readonly #options: {
    lists: Pick<PullLists, 'list'>;
    permissions: PermissionsService;
  };

  constructor(options: {
    lists: Pick<PullLists, 'list'>;
    permissions: PermissionsService;
  }) {
    this.#options = options;
  }

  async list(
    user: BackstageCredentials<BackstageUserPrincipal>,
    filter: PullFilter,
    page: PullPage,
  ): Promise<PullList> {
    const { lists, permissions } = this.#options;
    await requirePermission(permissions, user, reviewReadPermission);
    return lists.list(user.principal.userEntityRef, filter, page);
  }
}
