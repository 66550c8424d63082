import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { NotFoundError } from '@backstage/errors';
import type { RepositoryRef } from '../mirror/types';
import type { ClientOptions } from './client';
import { GitHubForge } from './gitHubForge';
import type { Forge } from './types';

/** One forge per repository. */
export interface Forges {
  /** @throws NotFoundError when `integrations.github` does not have its host */
  of(repository: RepositoryRef): Forge;
}

export interface ForgesOptions
  extends Omit<ClientOptions, 'repository' | 'apiBaseUrl' | 'credentials'> {
  integrations: ScmIntegrations;
  /** Default: as the integrations say, by App or token. */
  credentials?: GithubCredentialsProvider;
}

/** Forges of the hosts in `integrations.github`. */
export function createForges(options: ForgesOptions): Forges {
  const { integrations, ...rest } = options;
  const credentials =
    options.credentials ??
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const known = new Map<string, Forge>();
  return {
    of(repository) {
      const { host, owner, name } = repository;
      const key = `${host}/${owner}/${name}`.toLowerCase();
      const found = known.get(key);
      if (found) return found;
      const apiBaseUrl = integrations.github.byHost(host)?.config.apiBaseUrl;
      if (!apiBaseUrl) {
        throw new NotFoundError(
          `There is no GitHub at ${host} in the configuration; add it to integrations.github.`,
        );
      }
      const forge = new GitHubForge({
        ...rest,
        repository,
        apiBaseUrl,
        credentials,
      });
      known.set(key, forge);
      return forge;
    },
  };
}

/** The forges of this backend; credentials are those of `integrations.github`. */
export const forgesServiceRef = createServiceRef<Forges>({
  id: 'infra-portal.forges',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) =>
        createForges({ integrations: ScmIntegrations.fromConfig(config) }),
    }),
});
