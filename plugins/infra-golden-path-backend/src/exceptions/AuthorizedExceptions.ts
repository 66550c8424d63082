import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type ExceptionOrder,
  exceptionProposePermission,
  reviewReadPermission,
} from '@infra-portal/infra-common';
import { type Actor, requirePermission } from '@infra-portal/infra-node';
import type { ExceptionBook } from './ExceptionBook';
import type { ExceptionProposals } from './ExceptionProposals';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

export interface AuthorizedExceptionsOptions {
  book: Pick<ExceptionBook, 'list'>;
  proposals: Pick<ExceptionProposals, 'preview' | 'open'>;
  permissions: PermissionsService;
  actorOf: (userRef: string) => Promise<Actor>;
}

/** Exceptions, for those who may. */
export class AuthorizedExceptions {
  readonly #options: AuthorizedExceptionsOptions;

  constructor(options: AuthorizedExceptionsOptions) {
    this.#options = options;
  }

  async list(credentials: BackstageCredentials) {
    const { book, permissions } = this.#options;
    await requirePermission(permissions, credentials, reviewReadPermission);
    return book.list(credentials);
  }

  async preview(credentials: UserCredentials, order: ExceptionOrder) {
    await this.#mayPropose(credentials);
    const { userEntityRef } = credentials.principal;
    return this.#options.proposals.preview(order, userEntityRef);
  }

  async open(credentials: UserCredentials, order: ExceptionOrder) {
    await this.#mayPropose(credentials);
    const { actorOf, proposals } = this.#options;
    const actor = await actorOf(credentials.principal.userEntityRef);
    return proposals.open(order, actor);
  }

  #mayPropose(credentials: UserCredentials): Promise<void> {
    const { permissions } = this.#options;
    return requirePermission(
      permissions,
      credentials,
      exceptionProposePermission,
    );
  }
}
