import type {
  ForgePeople,
  ForgePerson,
  RepositoryRef,
} from '@infra-portal/infra-node';
import type { GitHubIdentity } from '../commands/identity';
import { isSamePerson } from '../commands/identity';
import { ActError } from './ActError';
import { refusalOf } from './refusals';

export interface ActingPeople {
  people: ForgePeople;
  /** What the catalog says of somebody at GitHub. */
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  /** Of the GitHub that people sign in with. */
  signInHost: string | undefined;
}

/**
 * Somebody at the GitHub of a repository, by their own token.
 * @throws ActError when people sign in with another GitHub
 */
export function personAt(
  { people, signInHost }: ActingPeople,
  repository: RepositoryRef,
  token: string,
): ForgePerson {
  // A token of one GitHub is nobody else's business.
  if (repository.host.toLowerCase() !== signInHost?.toLowerCase()) {
    throw new ActError(
      'other-host',
      `People do not sign in with the GitHub of this repository, ${repository.host}. Do it there yourself.`,
    );
  }
  return people.of(repository, token);
}

/**
 * Makes sure that a token is of who is signed in here.
 * @throws ActError when it is not, or nobody knows
 */
export async function identify(
  { identityOf }: ActingPeople,
  person: ForgePerson,
  userRef: string,
  now: Date,
): Promise<{ login: string }> {
  const known = await identityOf(userRef).catch(() => {
    throw new ActError(
      'unavailable',
      'The catalog does not say at the moment who you are at GitHub. Try again.',
    );
  });
  if (known.id === undefined && known.login === undefined) {
    throw new ActError(
      'unknown-you',
      'The catalog does not say who you are at GitHub. Do it at the pull request yourself.',
    );
  }
  const owner = await person.identity().catch(error => {
    throw refusalOf(error, now);
  });
  if (!isSamePerson(known, owner)) {
    throw new ActError(
      'not-you',
      'You are signed in at GitHub as somebody else than here.',
    );
  }
  return owner;
}
