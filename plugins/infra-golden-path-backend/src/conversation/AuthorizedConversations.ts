import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  type Conversation,
  reviewMergePermission,
  type ReviewOutcome,
  reviewReadPermission,
  reviewWritePermission,
} from '@infra-portal/infra-common';
import {
  repositoryName,
  type RepositoryRef,
  requirePermission,
} from '@infra-portal/infra-node';
import type { GitHubIdentity } from '../commands/identity';
import { isSameRef, type OrderOf } from '../pulls';
import type { Conversations } from './Conversations';
import type { ReviewActs } from './ReviewActs';
import type { ActOrder } from './types';

type User = BackstageCredentials<BackstageUserPrincipal>;

export interface AuthorizedConversationsOptions {
  conversations: Pick<Conversations, 'read'>;
  acts: Pick<ReviewActs, 'run'>;
  orderOf: OrderOf;
  /** What the catalog says of somebody at GitHub. */
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  permissions: PermissionsService;
  /** Throws when a person has asked too often. */
  limit: (userRef: string) => void;
}

/** Conversations for those who may read them, and acts for those who may act. */
export class AuthorizedConversations {
  readonly #options: AuthorizedConversationsOptions;

  constructor(options: AuthorizedConversationsOptions) {
    this.#options = options;
  }

  async read(
    user: User,
    repository: RepositoryRef,
    number: number,
  ): Promise<Conversation> {
    const { conversations, identityOf, orderOf, permissions } = this.#options;
    await requirePermission(permissions, user, reviewReadPermission);
    const { userEntityRef } = user.principal;
    const key = { repository: repositoryName(repository), number };
    const [conversation, order, { login }] = await Promise.all([
      conversations.read(repository, number),
      orderOf(key),
      // Reading goes on without it.
      identityOf(userEntityRef).catch((): GitHubIdentity => ({})),
    ]);
    return {
      ...conversation,
      ...(login && { login }),
      ...(isSameRef(order?.requestedBy, userEntityRef) && { asked: true }),
    };
  }

  async act(
    user: User,
    repository: RepositoryRef,
    number: number,
    order: ActOrder,
  ): Promise<ReviewOutcome> {
    const { acts, limit, permissions } = this.#options;
    await requirePermission(permissions, user, reviewReadPermission);
    const needed =
      order.act === 'merge' ? reviewMergePermission : reviewWritePermission;
    await requirePermission(permissions, user, needed);
    const { userEntityRef } = user.principal;
    limit(userEntityRef);
    return acts.run(repository, number, userEntityRef, order);
  }
}
