import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  driftProposePermission,
  type DriftProposalPreview,
  type DriftProposalRequest,
  runReadPermission,
  stackReadPermission,
} from '@infra-portal/infra-common';
import {
  type Actor,
  type OpenedProposal,
  requirePermission,
} from '@infra-portal/infra-node';
import type { DriftActs } from './DriftActs';

export interface AuthorizedDriftActsOptions {
  acts: DriftActs;
  permissions: PermissionsService;
  /** Who somebody is, for the texts of pull requests. */
  actorOf: (userRef: string) => Promise<Actor>;
}

/** Acts on drift, for those who see it and may propose something about it. */
export class AuthorizedDriftActs {
  readonly #options: AuthorizedDriftActsOptions;

  constructor(options: AuthorizedDriftActsOptions) {
    this.#options = options;
  }

  async preview(
    credentials: BackstageCredentials,
    episode: string,
    request: DriftProposalRequest,
  ): Promise<DriftProposalPreview> {
    await this.#check(credentials);
    return this.#options.acts.preview(episode, request);
  }

  async open(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    episode: string,
    request: DriftProposalRequest,
    digest: string,
  ): Promise<OpenedProposal> {
    await this.#check(credentials);
    const { actorOf, acts } = this.#options;
    const actor = await actorOf(credentials.principal.userEntityRef);
    return acts.open(episode, request, digest, actor);
  }

  async #check(credentials: BackstageCredentials): Promise<void> {
    const { permissions } = this.#options;
    await Promise.all(
      [stackReadPermission, runReadPermission, driftProposePermission].map(
        each => requirePermission(permissions, credentials, each),
      ),
    );
  }
}
