import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type OpenTakeOver,
  serviceReadPermission,
  takeOverPermission,
  type TakeOverRequest,
} from '@infra-portal/infra-common';
import { type Actor, requirePermission } from '@infra-portal/infra-node';
import type { TakeOvers } from './TakeOvers';

export interface AuthorizedTakeOversOptions {
  takeOvers: Pick<TakeOvers, 'list' | 'open' | 'preview'>;
  permissions: PermissionsService;
  actorOf: (userRef: string) => Promise<Actor>;
  /** Throws when a person asks too often. */
  limit: (userRef: string) => void;
}

/** Taking over stacks, for those who may look at services and propose it. */
export class AuthorizedTakeOvers {
  readonly #options: AuthorizedTakeOversOptions;

  constructor(options: AuthorizedTakeOversOptions) {
    this.#options = options;
  }

  async list(credentials: BackstageCredentials) {
    await this.#mayRead(credentials);
    return this.#options.takeOvers.list();
  }

  async preview(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    request: TakeOverRequest,
  ) {
    await this.#mayRead(credentials);
    this.#options.limit(credentials.principal.userEntityRef);
    return this.#options.takeOvers.preview(request);
  }

  async open(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    order: OpenTakeOver,
  ) {
    const { actorOf, limit, permissions, takeOvers } = this.#options;
    await this.#mayRead(credentials);
    await requirePermission(permissions, credentials, takeOverPermission);
    const { userEntityRef } = credentials.principal;
    limit(userEntityRef);
    return takeOvers.open(order, await actorOf(userEntityRef));
  }

  #mayRead(credentials: BackstageCredentials) {
    const { permissions } = this.#options;
    return requirePermission(permissions, credentials, serviceReadPermission);
  }
}
