import type { AuthService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ForgeIdentity } from '@infra-portal/infra-node';

/** What the catalog says of somebody at GitHub. */
export interface GitHubIdentity {
  id?: string;
  login?: string;
}

/** Written by the providers of GitHub organisations; sign-in goes by the id. */
const ID = 'github.com/user-id';
const LOGIN = 'github.com/user-login';

/**
 * Looks in the catalog who somebody is at GitHub.
 * @throws an error of the catalog when it does not answer
 */
export function createGitHubIdentityOf(options: {
  auth: AuthService;
  catalog: CatalogService;
}): (userRef: string) => Promise<GitHubIdentity> {
  const { auth, catalog } = options;
  return async userRef => {
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(userRef, { credentials });
    const annotations = entity?.metadata.annotations ?? {};
    const [id, login] = [annotations[ID], annotations[LOGIN]];
    return { ...(id && { id }), ...(login && { login }) };
  };
}

/** Whether a token's owner is who signed in; a login may be given up, an id not. */
export function isSamePerson(
  known: GitHubIdentity,
  owner: ForgeIdentity,
): boolean {
  if (known.id !== undefined) {
    return known.id === owner.nodeId || known.id === String(owner.id);
  }
  return known.login?.toLowerCase() === owner.login.toLowerCase();
}

/**
 * Host of the GitHub that people sign in with: their tokens are sent to no other.
 * Undefined where nobody signs in with GitHub.
 */
export function readSignInHost(config: Config): string | undefined {
  const environment =
    config.getOptionalString('auth.environment') ?? 'development';
  const github = config.getOptionalConfig(
    `auth.providers.github.${environment}`,
  );
  if (!github) return undefined;
  const url = github.getOptionalString('enterpriseInstanceUrl');
  return url ? new URL(url).host : 'github.com';
}
