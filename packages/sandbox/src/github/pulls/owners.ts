import {
  codeownersPaths,
  MAX_CODEOWNERS,
  ownersOf,
  OwnerRule,
  parseCodeowners,
} from '../domain/codeowners';
import { git } from '../git/run';
import type { GitHub } from '../github';
import { Account, atLeast } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Team } from '../store/teams';
import { baseOf, pullFiles } from './facts';

export interface Owners {
  accounts: Account[];
  teams: Team[];
}

/** The rules at a commit, from the first of the three places that has a file. */
export async function codeownersAt(
  github: GitHub,
  repository: Repository,
  commit: string,
): Promise<OwnerRule[]> {
  const directory = github.directoryOf(repository);
  return github.pullCache.get(`owners:${repository.id}:${commit}`, async () => {
    for (const path of codeownersPaths) {
      const { code, stdout } = await git(
        directory,
        ['cat-file', 'blob', `${commit}:${path}`],
        { okCodes: [0, 128] },
      );
      if (code !== 0) continue;
      if (stdout.length > MAX_CODEOWNERS) return [];
      return parseCodeowners(stdout.toString('utf8'));
    }
    return [];
  });
}

/** The owners of each changed file that has any, by file. */
async function ownersByFile(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<string[][]> {
  const rules = await codeownersAt(github, repository, baseOf(github, pull));
  if (rules.length === 0) return [];
  const files = await pullFiles(github, repository, pull);
  return files
    .flatMap(({ filename, previous_filename }) =>
      previous_filename ? [filename, previous_filename] : [filename],
    )
    .map(path => ownersOf(rules, path))
    .filter(owners => owners.length > 0);
}

function findOwner(
  github: GitHub,
  repository: Repository,
  owner: string,
): Account | Team | undefined {
  const { accounts, teams, db } = github;
  if (!owner.startsWith('@')) {
    return db.prepare('select * from accounts where email = ?').get(owner) as
      | Account
      | undefined;
  }
  const [login, slug] = owner.slice(1).split('/');
  const account = accounts.byLogin(login);
  if (!slug) return account?.type === 'Organization' ? undefined : account;
  return account?.id === repository.owner_id
    ? teams.bySlug(account.id, slug)
    : undefined;
}

/** Whom to ask: owners who may push, without the author. */
export async function requestedByOwners(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<Owners> {
  const names = new Set((await ownersByFile(github, repository, pull)).flat());
  const found = [...names].flatMap(
    name => findOwner(github, repository, name) ?? [],
  );
  const pushers = new Map(
    github.teams.ofRepository(repository.id).map(t => [t.id, t.permission]),
  );
  return {
    accounts: found.filter(
      (owner): owner is Account =>
        'login' in owner &&
        owner.id !== pull.author_id &&
        atLeast(github.repositories.levelOf(repository, owner), 'push'),
    ),
    teams: found.filter(
      (owner): owner is Team =>
        'slug' in owner &&
        ['push', 'maintain', 'admin'].includes(pushers.get(owner.id) ?? ''),
    ),
  };
}

/** Whether one owner of every owned file is among those who approved. */
export async function approvedByOwners(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  approvers: Set<number>,
): Promise<boolean> {
  const files = await ownersByFile(github, repository, pull);
  const approved = (name: string) => {
    const owner = findOwner(github, repository, name);
    if (!owner) return false;
    return 'login' in owner
      ? approvers.has(owner.id)
      : github.teams.members(owner.id).some(({ id }) => approvers.has(id));
  };
  return files.every(owners => owners.some(approved));
}
