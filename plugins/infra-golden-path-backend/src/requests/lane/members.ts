import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Forges,
  readOwner,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { LruMap } from '../../util/LruMap';

/**
 * GitHub logins, in lower case, of those who speak for a name: `@login`,
 * `@org/team`, or the ref of a user or group of the catalog. Undefined when that
 * cannot be known.
 */
export type MembersOf = (
  repository: RepositoryRef,
  name: string,
) => Promise<ReadonlySet<string> | undefined>;

/** Milliseconds for which an answer holds. */
const HOLDS = 5 * 60_000;
const KEPT = 500;
const LOGIN = 'github.com/user-login';

export interface MembersOptions {
  auth: AuthService;
  catalog: CatalogService;
  forges: Forges;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Asks GitHub for teams and the catalog for groups. */
export function createMembers(options: MembersOptions): MembersOf {
  const { forges, now = Date.now } = options;
  const known = new LruMap<
    string,
    { until: number; members: ReadonlySet<string> | undefined }
  >(KEPT);
  const ask = (repository: RepositoryRef, name: string) => {
    const owner = readOwner(name);
    switch (owner.kind) {
      case 'ref':
        return loginsOf(options, owner.ref);
      case 'team':
        return forges.of(repository).teamMembers(name);
      case 'login':
        return [owner.login];
      default:
        // A mail address of a CODEOWNERS file tells no login.
        return undefined;
    }
  };
  return async (repository, name) => {
    const key = `${repository.host}/${repository.owner} ${name}`.toLowerCase();
    const before = known.get(key);
    if (before && before.until > now()) return before.members;
    const logins = await ask(repository, name);
    const members = logins && new Set(logins.map(login => login.toLowerCase()));
    known.set(key, { until: now() + HOLDS, members });
    return members;
  };
}

/** Logins of a user, or of the users of a group and of the groups within it. */
async function loginsOf(
  { auth, catalog }: MembersOptions,
  ref: string,
): Promise<string[] | undefined> {
  const credentials = await auth.getOwnServiceCredentials();
  const seen = new Set<string>();
  const logins: string[] = [];
  let refs = [ref];
  while (refs.length > 0) {
    const fresh = refs.filter(each => !seen.has(each));
    fresh.forEach(each => seen.add(each));
    if (fresh.length === 0) break;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: fresh },
      { credentials },
    );
    if (seen.size === 1 && !items[0]) return undefined;
    refs = [];
    for (const entity of items) {
      const login = entity?.metadata.annotations?.[LOGIN];
      if (login) logins.push(login);
      if (entity) refs.push(...within(entity));
    }
  }
  // Nobody with a login: the catalog does not say who they are on GitHub.
  return logins.length > 0 ? logins : undefined;
}

/** Refs of who and what is in a group. */
function within({ kind, relations = [] }: Entity): string[] {
  if (kind !== 'Group') return [];
  return relations
    .filter(({ type }) => type === 'hasMember' || type === 'parentOf')
    .map(({ targetRef }) => targetRef);
}
