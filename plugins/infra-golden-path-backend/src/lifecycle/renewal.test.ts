import path from 'node:path';
import {
  type Actor,
  type OwnCommits,
  Proposals,
} from '@infra-portal/infra-node';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import {
  type SandboxGitHub,
  sandboxGitHub,
} from '../__testUtils__/sandboxGitHub';
import { openPullOf } from './openPullOf';
import { RetirementStore } from './RetirementStore';

jest.setTimeout(60_000);

const BRANCH = 'portal/authhub/login/retire';
const FILE = 'stacks/authhub/login/prod/main.tf';
const KEPT = 'stacks/authhub/login/prod/retired.tf';
const actor: Actor = { userRef: 'user:default/minji', displayName: 'Minji' };

let github: SandboxGitHub;

beforeAll(async () => {
  github = await sandboxGitHub();
});
afterAll(() => github.close());

/** Commits of branches, as long as the test runs. */
function memory(): OwnCommits {
  const known: string[] = [];
  return {
    of: async () => known,
    add: async (_repository, _branch, commit) => void known.push(commit),
  };
}

async function world(name: string) {
  const { forges, mirrors, sandbox } = github;
  await sandbox.createRepository(name, { [FILE]: 'all\n' });
  const repository = github.repositoryOf(name);
  const told: string[] = [];
  const proposals = new Proposals({
    ...{ repositories: [repository], mirrors, forges },
    ownCommits: memory(),
    settings: {
      ...{ commits: 'git', language: 'en' },
      committer: { name: 'Infra portal', email: 'portal@example.com' },
    },
    opened: async ({ head }) => void told.push(head!),
  });
  const key = `${repository.host}/acme/${name}`;
  const files = (kept: string | undefined) => [
    { path: FILE, before: 'all\n', after: undefined },
    ...(kept ? [{ path: KEPT, before: '', after: kept }] : []),
  ];
  const propose = (kept: string | undefined, title: string) =>
    proposals.startFrom(key, base =>
      proposals.open(
        { base, branch: BRANCH, files: files(kept), title, body: title },
        actor,
      ),
    );
  const forge = forges.of(repository);
  const mirror = github.mirrors.of(repository);
  return { propose, forge, mirror, told };
}

const REMOVED = 'removed {\n  from = module.database\n}\n';

it('brings the open pull request up to date, and opens no second one', async () => {
  const { propose, forge, mirror, told } = await world('renewed');
  const first = await propose(undefined, 'Destroy all');
  expect(first).toMatchObject({ created: true });
  // The same once more changes nothing.
  const again = await propose(undefined, 'Destroy all');
  expect(again).toEqual({ ...first, created: false });
  expect(told).toHaveLength(1);

  const second = await propose(REMOVED, 'Keep the database');
  expect(second).toEqual({ ...first, created: false, updated: true });
  const { title, head } = await forge.pullRequest(first.number);
  expect(title).toBe('Keep the database');
  expect(told).toEqual([told[0], head.commit]);
  await mirror.update();
  expect(await mirror.read(head.commit, KEPT)).toBe(REMOVED);
  // Whoever has it checked out can pull.
  expect(await mirror.isAncestor(told[0], head.commit)).toBe(true);

  const part = { holdsData: true, resources: [], part: 'module.database' };
  const seen = (kept: boolean) =>
    openPullOf(
      {
        ...{ branch: BRANCH, step: 'removal' },
        environments: [
          {
            ...{ name: 'prod', stack: 's' },
            directory: path.posix.dirname(FILE),
            parts: [{ ...part, id: 'prod:module.database', kept }],
          },
        ],
      },
      [{ path: FILE, before: 'all\n', after: undefined }],
      mirror,
      forge,
    );
  const keeps = ['prod:module.database'];
  expect(await seen(true)).toMatchObject({ isCurrent: true, keeps });
  expect(await seen(false)).toMatchObject({ isCurrent: false, keeps });

  // What is no longer proposed goes from the branch too.
  await propose(undefined, 'Destroy all after all');
  await mirror.update();
  const last = (await mirror.head(BRANCH))!;
  expect(await mirror.read(last, KEPT)).toBeUndefined();
  expect(await forge.openPullRequests(BRANCH)).toHaveLength(1);
});

it('loses no commit that somebody else pushed', async () => {
  const { propose, mirror } = await world('pushed');
  await propose(undefined, 'Destroy all');
  const copy = await github.sandbox.clone('developer', 'pushed');
  await copy.git('checkout', '-q', BRANCH);
  await copy.commit({ 'why.md': 'Since.\n' });
  await copy.git('push', '-q', 'origin', BRANCH);

  await expect(propose(REMOVED, 'Keep the database')).rejects.toMatchObject({
    name: 'ConflictError',
    message: expect.stringContaining(`Somebody has pushed to ${BRANCH}`),
  });
  await mirror.update();
  const head = (await mirror.head(BRANCH))!;
  expect(await mirror.read(head, 'why.md')).toBe('Since.\n');
});

describe.each(databaseIds)('commits of retirements in %s', id => {
  it('are known once, by their branch', async () => {
    const knex = await migratedDatabase(id);
    const store = new RetirementStore(knex);
    await store.add('h/acme/a', BRANCH, 'c2');
    await store.add('h/acme/a', BRANCH, 'c1');
    await store.add('h/acme/a', BRANCH, 'c2');
    await store.add('h/acme/b', BRANCH, 'c3');
    expect(await store.of('h/acme/a', BRANCH)).toEqual(['c2', 'c1']);
    expect(await store.of('h/acme/a', 'other')).toEqual([]);
  });
});
