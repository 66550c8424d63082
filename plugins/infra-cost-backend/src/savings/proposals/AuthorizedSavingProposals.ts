import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  costReadPermission,
  costSavingPermission,
  type OpenedSavingProposal,
  type OpenSavingProposal,
  type SavingProposalPreview,
  type SavingProposalRequest,
} from '@infra-portal/infra-common';
import { type Actor, requirePermission } from '@infra-portal/infra-node';
import type { SavingProposals } from './SavingProposals';

export interface AuthorizedSavingProposalsOptions {
  proposals: SavingProposals;
  permissions: PermissionsService;
  /** Who somebody is, for the texts of pull requests. */
  actorOf: (userRef: string) => Promise<Actor>;
  /** Throws when a person has asked too often. */
  limit: (userRef: string) => void;
}

type User = BackstageCredentials<BackstageUserPrincipal>;

/** Proposals of savings, for those who see costs and may propose. */
export class AuthorizedSavingProposals {
  readonly #options: AuthorizedSavingProposalsOptions;

  constructor(options: AuthorizedSavingProposalsOptions) {
    this.#options = options;
  }

  async preview(
    user: User,
    stack: string,
    request: SavingProposalRequest,
  ): Promise<SavingProposalPreview> {
    await this.#check(user);
    return this.#options.proposals.preview(stack, request);
  }

  async open(
    user: User,
    stack: string,
    request: OpenSavingProposal,
  ): Promise<OpenedSavingProposal> {
    await this.#check(user);
    const { actorOf, proposals } = this.#options;
    const actor = await actorOf(user.principal.userEntityRef);
    return proposals.open(stack, request, actor);
  }

  async #check(user: User): Promise<void> {
    const { limit, permissions } = this.#options;
    for (const each of [costReadPermission, costSavingPermission]) {
      await requirePermission(permissions, user, each);
    }
    limit(user.principal.userEntityRef);
  }
}
