import { configFile, Repository, repositoryWith, until, World } from './world';

/** The API as a caller sees it. */
export async function ask(
  world: World,
  method: string,
  pathname: string,
  options: { body?: unknown; token?: string | null } = {},
) {
  const token = options.token === undefined ? world.apiSecret : options.token;
  const response = await fetch(world.atlantis + pathname, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { 'x-atlantis-token': token }),
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) };
}

/** What pull requests hold in a repository. */
export const locksOf = async (world: World, repo: Repository) => {
  const { body } = await ask(world, 'GET', '/api/locks', { token: null });
  const locks: any[] = body.Locks ?? [];
  return locks.filter(each => each.ProjectRepo === `acme/${repo.name}`);
};

/** Stable words of a comment: what Terraform prints differs by version. */
export const outline = (text: string) =>
  text
    .replace(/```diff\n[\s\S]*?\n```/g, '```diff\n…\n```')
    .replace(/\(http[^)]*\/lock\?id=[^)]*\)/g, '(lock)');

/** Waits until no pull request holds anything there. */
export const unlocked = (world: World, repo: Repository) =>
  until(
    world,
    'no locks',
    async () => (await locksOf(world, repo)).length === 0,
  );
/** A repository with one project. */
export const simple = (world: World, more?: string) =>
  repositoryWith(world, repo => ({
    'atlantis.yaml': configFile([{ name: 'app', dir: 'app', more }]),
    ...repo.stack('app', 'one'),
  }));
/** The same, with its stack applied. */
export const fresh = async (world: World) => {
  const repo = await simple(world);
  const first = await repo.propose('first', repo.stack('app', 'begin'));
  await repo.comment(first.number);
  await repo.status(first.sha, 'atlantis/plan');
  await repo.say(first.number, 'atlantis apply -p app');
  await repo.comment(first.number, 2);
  await repo.status(first.sha, 'atlantis/apply');
  await repo.merge(first.number);
  await unlocked(world, repo);
  return repo;
};

/** Something an Atlantis does, seen from outside. */
export interface Scenario {
  title: string;
  run(world: World): Promise<void>;
}
