import os from 'node:os';
import path from 'node:path';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { GitMirrors } from './GitMirrors';
import type { MirrorCredentials } from './settings';
import type { Mirrors, RepositoryRef } from './types';

/** The mirrors of this process; one for all plugins. */
export const mirrorsServiceRef = createServiceRef<Mirrors>({
  id: 'infra-portal.mirrors',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ config, logger, lifecycle }) {
        const mirrors = mirrorsFromConfig(config);
        lifecycle.addShutdownHook(() => mirrors.close());
        logger.debug('Mirrors of repositories are ready');
        return mirrors;
      },
    }),
});

/** Mirrors as `infraPortal.mirror` and `integrations.github` say. */
export function mirrorsFromConfig(config: Config): GitMirrors {
  const integrations = ScmIntegrations.fromConfig(config);
  return new GitMirrors({
    directory: mirrorDirectory(config),
    credentials: githubCredentials(integrations),
    urlOf: repository => `${webUrl(integrations, repository)}.git`,
  });
}

function mirrorDirectory(config: Config): string {
  const configured = config.getOptionalString('infraPortal.mirror.directory');
  if (configured) return path.resolve(configured);
  const user = os.userInfo().username.replace(/[^\w-]/g, '_');
  return path.join(os.tmpdir(), `infra-portal-mirrors-${user}`);
}

/**
 * The web address of a repository, without a slash at the end.
 * @param config with `integrations.github`
 */
export function repositoryWebUrl(
  config: Config,
  repository: RepositoryRef,
): string {
  return webUrl(ScmIntegrations.fromConfig(config), repository);
}

/** A GitHub on http, such as one in a test, has its API on http too. */
function webUrl(
  integrations: ScmIntegrations,
  { host, owner, name }: RepositoryRef,
): string {
  const api = integrations.github.byHost(host)?.config.apiBaseUrl;
  const plain = api?.startsWith('http://') && new URL(api).host === host;
  return `${plain ? 'http' : 'https'}://${host}/${owner}/${name}`;
}

function githubCredentials(integrations: ScmIntegrations): MirrorCredentials {
  const provider =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  return async url => {
    if (!integrations.github.byUrl(url)) return undefined;
    const web = url.replace(/\.git$/, '');
    const { token } = await provider.getCredentials({ url: web });
    if (!token) return undefined;
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    return `Basic ${basic}`;
  };
}
