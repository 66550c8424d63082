import type { Run, TakeOverApply } from '@infra-portal/infra-common';
import { type Actor, repositoryName } from '@infra-portal/infra-node';
import {
  type SandboxGitHub,
  sandboxGitHub,
} from '../__testUtils__/sandboxGitHub';
import { Applies } from './Applies';
import { IntentProposals } from './IntentProposals';
import { ModuleShelf } from './ModuleShelf';
import { refusalOf } from './refusalOf';
import { TakeOvers } from './TakeOvers';

jest.setTimeout(60_000);

const NOW = new Date('2026-11-22T12:00:00Z');
const DIR = 'stacks/shop/api/dev';
const actor: Actor = {
  userRef: 'user:default/minji',
  displayName: 'Minji `@acme/platform`',
  email: 'minji@example.com',
};

const MODULE = `variable "name" {
  type = string
}

resource "aws_cloudwatch_log_group" "this" {
  name = var.name
}
`;
const STACK = `terraform {
  backend "s3" {}
}

resource "aws_cloudwatch_log_group" "api" {
  name = "/shop/api"
}

resource "aws_sns_topic" "news" {
  name = "news"
}
`;

let github: SandboxGitHub;

beforeAll(async () => {
  github = await sandboxGitHub();
});
afterAll(() => github.close());

async function world(name: string) {
  const { config, forges, mirrors, sandbox } = github;
  await sandbox.createRepository(name, {
    'modules/log/main.tf': MODULE,
    [`${DIR}/main.tf`]: STACK,
  });
  const copy = await sandbox.clone('platform-owner', name);
  await copy.git('tag', 'log/v1.0.0');
  await copy.git('push', '-q', 'origin', 'log/v1.0.0');
  const repository = github.repositoryOf(name);
  const repositories = [repository];
  const url = `https://github.com/acme/${name}.git`;
  const standardsOf = async () =>
    ({ modules: { url, folder: 'modules' } } as never);
  let apply: TakeOverApply = { state: 'waiting' };
  const opened: unknown[] = [];
  const takeOvers = new TakeOvers({
    ...{ mirrors, repositories, bases: {} as never, now: () => NOW },
    shelf: new ModuleShelf({ config, mirrors, repositories, standardsOf }),
    forges,
    settings: {
      ...{ commits: 'git', language: 'en' },
      committer: { name: 'Infra portal', email: 'portal@example.com' },
    },
    plans: { trusted: false, timeout: 20_000 },
    applies: { of: async () => apply, ever: async () => 'no' },
    intents: new IntentProposals({
      repositories,
      modelOf: async () => undefined,
    }),
    intentsOf: async () => new Set(),
    opened: async event => void opened.push(event),
  });
  /** What is proposed becomes what is. */
  const merge = async (branch: string) => {
    await copy.git('fetch', '-q', 'origin', branch);
    await copy.git('merge', '-q', '--ff-only', 'FETCH_HEAD');
    await copy.git('push', '-q', 'origin', 'HEAD:main');
    await mirrors.of(repository).update();
    return (await copy.git('rev-parse', 'HEAD')).trim();
  };
  return {
    ...{ copy, merge, opened, repository, takeOvers },
    place: { repository: repositoryName(repository), dir: DIR },
    isApplied: (now: TakeOverApply) => {
      apply = now;
    },
  };
}

it('takes a stack over, and ends that once it was applied', async () => {
  const { isApplied, merge, opened, place, takeOvers } = await world('whole');
  const before = await takeOvers.list();
  expect(before.unread).toEqual([]);
  expect(before).toMatchObject({
    items: [{ dir: DIR, resources: 2, possible: 1, foreign: 0 }],
    due: [],
  });

  const preview = await takeOvers.preview(place);
  expect(preview).toMatchObject({
    matches: [{ module: 'log', version: '1.0.0', name: 'api_log' }],
    left: [{ address: 'aws_sns_topic.news', reason: 'no-module' }],
    proof: { holds: true },
    intent: { why: 'no-paths' },
  });
  const { digest } = preview;
  const pull = await takeOvers.open({ ...place, digest }, actor);
  expect(pull.created).toBe(true);
  // The second one finds it, on the page and by the order.
  expect(await takeOvers.open({ ...place, digest }, actor)).toMatchObject({
    ...{ number: pull.number, created: false },
  });
  expect((await takeOvers.preview(place)).pullRequest).toMatchObject({
    number: pull.number,
  });
  expect(opened).toHaveLength(1);

  await merge(preview.branch);
  expect((await takeOvers.list()).due).toMatchObject([
    { dir: DIR, blocks: 1, apply: { state: 'waiting' } },
  ]);
  const finish = { ...place, step: 'finish' } as const;
  const end = await takeOvers.preview(finish);
  expect(end.apply).toEqual({ state: 'waiting' });
  const order = { ...finish, digest: end.digest };
  await expect(takeOvers.open(order, actor)).rejects.toThrow(
    /not applied with these blocks yet/,
  );
  isApplied({ state: 'applied', at: NOW.toISOString(), runner: 'Atlantis' });
  expect((await takeOvers.open(order, actor)).created).toBe(true);
});

it('refuses what is not as it was seen, and what is not there', async () => {
  const { place, takeOvers } = await world('changed');
  await expect(
    takeOvers.open({ ...place, digest: 'a'.repeat(64) }, actor),
  ).rejects.toThrow(/have changed since you looked/);
  await expect(
    takeOvers.preview({ ...place, dir: 'stacks/not/there' }),
  ).rejects.toThrow('There is no stack in "stacks/not/there"');
  await expect(takeOvers.preview({ ...place, step: 'finish' })).rejects.toThrow(
    /holds no blocks/,
  );
});

it('knows an apply by the blocks that it had', async () => {
  const { copy, merge, place, repository, takeOvers } = await world('runs');
  const { branch } = await takeOvers.preview(place);
  const mirror = github.mirrors.of(repository);
  const old = (await copy.git('rev-parse', 'HEAD')).trim();
  const { digest } = await takeOvers.preview(place);
  await takeOvers.open({ ...place, digest }, actor);
  const commit = await merge(branch);
  const file = `${DIR}/moved.tf`;
  const text = (await mirror.read(commit, file))!;
  const of = (runs: Partial<Run>[] | Error) => {
    const ask = async () => {
      if (runs instanceof Error) throw runs;
      return { items: runs } as never;
    };
    const applies = new Applies({ ask, logger: { warn: () => {} } });
    return applies.of('stack', { mirror, commit, path: file, text });
  };
  const at = '2026-11-21T08:00:00.000Z';
  const apply = { command: 'apply', state: 'succeeded', at } as const;
  const applied = { state: 'applied', at, runner: 'Atlantis' };
  const waiting = { state: 'waiting' };
  expect(await of([])).toEqual({ state: 'unknown' });
  expect(await of(new Error('away'))).toEqual({ state: 'unknown' });
  expect(await of([{ ...apply, command: 'plan', commit }])).toEqual(waiting);
  expect(await of([{ ...apply, state: 'failed', commit }])).toEqual(waiting);
  expect(await of([{ ...apply, commit: old }])).toEqual(waiting);
  expect(await of([{ ...apply, commit }])).toEqual(applied);
  // What is gone is told by time: of that commit nobody knows the files.
  const gone = { ...apply, commit: '0'.repeat(40) };
  expect(await of([{ ...gone, at: '2000-01-01T00:00:00.000Z' }])).toEqual(
    waiting,
  );
  const later = '2100-01-01T00:00:00.000Z';
  expect(await of([{ ...gone, at: later }])).toEqual({ ...applied, at: later });
});

it('knows whether a stack was ever applied, where runs are told', async () => {
  const ever = (runs: Partial<Run>[]) =>
    new Applies({
      ask: async () => ({ items: runs } as never),
      logger: { warn: () => {} },
    }).ever('stack');
  const plan = { command: 'plan', state: 'succeeded' } as const;
  expect(await ever([])).toBe('unknown');
  expect(await ever([plan])).toBe('no');
  expect(await ever([plan, { ...plan, command: 'apply' }])).toBe('yes');
  // There may have been an apply before so many.
  expect(await ever(Array.from({ length: 100 }, () => plan))).toBe('unknown');
});

const EMPTY_STATE = { mode: 'import' } as const;
const QUEUE = 'aws_sns_topic.news';

it('imports what no state has, only once every id is known', async () => {
  const { merge, place, takeOvers } = await world('import');
  const order = { ...place, ...EMPTY_STATE };
  const lacking = await takeOvers.preview(order);
  expect(lacking).toMatchObject({
    everApplied: 'no',
    support: { answer: 'unknown' },
    imports: [
      { from: 'aws_cloudwatch_log_group.api', id: '/shop/api' },
      { from: QUEUE, reason: 'given-by-aws' },
    ],
    proof: { holds: false },
  });
  const { digest } = lacking;
  await expect(takeOvers.open({ ...order, digest }, actor)).rejects.toThrow(
    `cannot import: ${QUEUE}. Tell their ids, or leave them out.`,
  );

  const id = 'arn:aws:sns:eu-west-1:123456789012:news';
  const other = { address: 'aws_cloudwatch_log_group.api', id: '/old/api' };
  const told = { ...order, imports: [{ address: QUEUE, id }, other] };
  const preview = await takeOvers.preview(told);
  expect(preview.files.map(({ path: file }) => file)).toEqual([
    `${DIR}/main.tf`,
    `${DIR}/imports.tf`,
  ]);
  expect(preview.proof).toMatchObject({ holds: true });
  const pull = await takeOvers.open({ ...told, digest: preview.digest }, actor);
  expect(pull.created).toBe(true);
  const answer = await fetch(
    `${github.sandbox.url}/api/v3/repos/acme/import/pulls/${pull.number}`,
    { headers: { authorization: `token ${github.token}` } },
  );
  const { body } = (await answer.json()) as { body: string };
  expect(body).toContain(
    'must read: **2 to import, 0 to add**, and **0 to destroy**',
  );
  expect(body).toContain(
    '`/old/api` (told by a person; the files tell `/shop/api`)',
  );
  expect(body).toContain(id);

  // The follow-up removes the blocks, as those that moved.
  await merge(preview.branch);
  expect((await takeOvers.list()).due).toMatchObject([
    { path: `${DIR}/imports.tf`, blocks: 2 },
  ]);
  const end = await takeOvers.preview({ ...place, step: 'finish' });
  expect(end.files.map(({ path: file }) => file)).toEqual([
    `${DIR}/imports.tf`,
  ]);
});

it('opens what leaves out a resource, and says that it is made', async () => {
  const { place, takeOvers } = await world('leave');
  const order = { ...place, ...EMPTY_STATE, leave: [QUEUE] };
  const { digest, imports, left } = await takeOvers.preview(order);
  expect(imports.map(({ from }) => from)).not.toContain(QUEUE);
  expect(left).toMatchObject([{ address: QUEUE, reason: 'left-out' }]);
  expect((await takeOvers.open({ ...order, digest }, actor)).created).toBe(
    true,
  );
});

it('imports and moves in one proposal, and ends both with one', async () => {
  const { merge, place, takeOvers } = await world('both');
  const id = 'arn:aws:sns:eu-west-1:123456789012:news';
  const order = { ...place, imports: [{ address: QUEUE, id }] };
  const preview = await takeOvers.preview(order);
  const { digest } = preview;
  await takeOvers.open({ ...order, digest }, actor);
  await merge(preview.branch);
  const end = await takeOvers.preview({ ...place, step: 'finish' });
  expect(end.files.map(({ path: file }) => file)).toEqual([
    `${DIR}/moved.tf`,
    `${DIR}/imports.tf`,
  ]);
});

it('refuses a stack whose Terraform knows no import blocks', () => {
  const none = { imports: [], matches: [], left: [] };
  const support = { answer: 'no', required: '~> 1.4.0' } as const;
  expect(refusalOf({ ...none, support })).toContain('"~> 1.4.0"');
  // What is in its state would be destroyed.
  expect(refusalOf({ ...none, everApplied: 'yes' })).toMatch(/^An apply of/);
  expect(refusalOf({ ...none, everApplied: 'no' })).toBeUndefined();
});
