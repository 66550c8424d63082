import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, type UserEntity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** On whose behalf something is done. */
export interface Actor {
  /** `user:default/minji` */
  userRef: string;
  /** As they are called, for the pull request's text. */
  displayName: string;
  email?: string;
  /** Their name on GitHub, where the catalog has it. */
  login?: string;
}

/** Written by the providers of GitHub organisations. */
const GITHUB_LOGIN = 'github.com/user-login';

/** Looks people up in the catalog; who is not there goes by their ref. */
export function createActorOf(options: {
  auth: AuthService;
  catalog: CatalogService;
}): (userRef: string) => Promise<Actor> {
  const { auth, catalog } = options;
  return async userRef => {
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog
      .getEntityByRef(userRef, { credentials })
      .catch(() => undefined);
    const login = entity?.metadata.annotations?.[GITHUB_LOGIN];
    const profile = (entity as UserEntity | undefined)?.spec?.profile;
    return {
      userRef,
      displayName: profile?.displayName ?? parseEntityRef(userRef).name,
      ...(profile?.email && { email: profile.email }),
      ...(login && { login }),
    };
  };
}
