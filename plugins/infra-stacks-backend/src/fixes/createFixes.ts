import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { PullRequestEvent } from '@infra-portal/infra-common';
import {
  createActorOf,
  type Forges,
  type Mirror,
  type Mirrors,
  readCommitSettings,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { AuthorizedFixes } from '../authorization/AuthorizedFixes';
import type { StackIndex, StackStore } from '../readModel';
import { FixService } from './FixService';
import { createKnownStacks } from './knownStacks';

export interface FixesOptions {
  config: Config;
  auth: AuthService;
  catalog: CatalogService;
  permissions: PermissionsService;
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  mirrorOf(repository: string): Mirror | undefined;
  forges: Forges;
  index: StackIndex;
  store: StackStore;
  /** Tells other backends that a pull request was opened. */
  opened(event: PullRequestEvent): Promise<void>;
}

/** Fixes over the read model, the mirrors and GitHub. */
export function createFixes(options: FixesOptions): AuthorizedFixes {
  const { auth, catalog, config, permissions } = options;
  return new AuthorizedFixes({
    permissions,
    actorOf: createActorOf({ auth, catalog }),
    fixes: new FixService({
      ...options,
      known: createKnownStacks(options),
      settings: readCommitSettings(config),
    }),
  });
}
