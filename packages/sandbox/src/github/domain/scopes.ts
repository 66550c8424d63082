import { Level } from '../store/accounts';

/**
 * What is left of somebody's rights in a repository when they come with a token
 * of limited scopes: `repo` for all, `public_repo` for public repositories, and
 * without either only what everybody may see.
 */
export function limitByScopes(
  level: Level | undefined,
  scopes: readonly string[],
  isPrivate: boolean,
): Level | undefined {
  if (level === undefined || scopes.includes('repo')) return level;
  if (isPrivate) return undefined;
  return scopes.includes('public_repo') ? level : 'pull';
}
