import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type AtlantisServerSettings,
  createActorOf,
  readCommitSettings,
  repositoryKey,
} from '@infra-portal/infra-node';
import { AuthorizedDriftActs } from './AuthorizedDriftActs';
import { DriftActs, type DriftActsOptions } from './DriftActs';

export interface CreateDriftActsOptions
  extends Omit<DriftActsOptions, 'settings' | 'commandOf'> {
  config: Config;
  auth: AuthService;
  catalog: CatalogService;
  permissions: PermissionsService;
  servers: readonly AtlantisServerSettings[];
}

/** Acts on drift over the ledger, the mirrors and GitHub. */
export function createDriftActs(
  options: CreateDriftActsOptions,
): AuthorizedDriftActs {
  const { auth, catalog, config, permissions, servers } = options;
  return new AuthorizedDriftActs({
    permissions,
    actorOf: createActorOf({ auth, catalog }),
    acts: new DriftActs({
      ...options,
      settings: readCommitSettings(config),
      commandOf: repository => serverOf(servers, repository)?.executable,
    }),
  });
}

/** The Atlantis that runs a repository. */
function serverOf(
  servers: readonly AtlantisServerSettings[],
  repository: string,
): AtlantisServerSettings | undefined {
  const key = repository.toLowerCase();
  return servers.find(
    ({ repositories }) =>
      !repositories || repositories.some(each => repositoryKey(each) === key),
  );
}
