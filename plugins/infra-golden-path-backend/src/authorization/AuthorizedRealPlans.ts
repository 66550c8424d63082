import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  previewPlanRealPermission,
  type RealPlan,
  requestManagePermission,
  serviceReadPermission,
} from '@infra-portal/infra-common';
import { isAllowed, requirePermission } from '@infra-portal/infra-node';
import type { RealPlanOrder, RealPlanService } from '../realPlans';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

export interface AuthorizedRealPlansOptions {
  realPlans: RealPlanService;
  permissions: PermissionsService;
}

/** Real plans, for those who may push a branch and read what Atlantis prints. */
export class AuthorizedRealPlans {
  readonly #options: AuthorizedRealPlansOptions;

  constructor(options: AuthorizedRealPlansOptions) {
    this.#options = options;
  }

  async start(credentials: UserCredentials, order: RealPlanOrder) {
    await this.#may(credentials);
    const { userEntityRef } = credentials.principal;
    return this.#options.realPlans.start(order, userEntityRef);
  }

  async get(credentials: UserCredentials, id: string): Promise<RealPlan> {
    await this.#may(credentials);
    return this.#options.realPlans.get(id);
  }

  /** One's own; anybody's for those who may cancel anybody's request. */
  async cancel(credentials: UserCredentials, id: string): Promise<RealPlan> {
    await this.#may(credentials);
    const { permissions, realPlans } = this.#options;
    const { requestedBy } = await realPlans.get(id);
    const { userEntityRef } = credentials.principal;
    const isOwn = requestedBy.toLowerCase() === userEntityRef.toLowerCase();
    if (
      !isOwn &&
      !(await isAllowed(permissions, credentials, requestManagePermission))
    ) {
      throw new NotAllowedError(
        `This plan was asked for by ${requestedBy}. They or the platform team can cancel it.`,
      );
    }
    return realPlans.cancel(id);
  }

  async #may(credentials: BackstageCredentials): Promise<void> {
    const { permissions } = this.#options;
    await requirePermission(permissions, credentials, serviceReadPermission);
    await requirePermission(
      permissions,
      credentials,
      previewPlanRealPermission,
    );
  }
}
