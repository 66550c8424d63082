import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type OpenPull,
  type PullRuns,
  reviewDocumentSchema,
  reviewDiffSchema,
} from '@infra-portal/infra-common';
import type { ForgePullRequest } from '@infra-portal/infra-node';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { createOpenRequests } from '../collisions/openRequests';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createPreviewService } from '../previews/createPreviewService';
import { createBases } from '../repository/mirrorBases';
import { PullChecks } from './checks/PullChecks';
import { ReviewDocuments } from './ReviewDocuments';
import { ReviewedPulls } from './ReviewedPulls';
import { ReviewParts } from './ReviewParts';
import { Reviews } from './Reviews';
import { thinPull } from './thinPull';

jest.setTimeout(60_000);

const STACK = 'stacks/authhub/tokens';
const user = {
  principal: { type: 'user', userEntityRef: 'user:default/kim' },
} as never;

let starter: StarterRepository;
let proposed: Record<string, string | undefined>;
let bases: ReturnType<typeof createBases>;
const logger = mockServices.logger.mock();

beforeAll(async () => {
  starter = starterRepository();
  bases = createBases({
    ...{ mirrors: starter.mirrors, logger },
    repositories: [starter.repository],
  });
  const previews = createPreviewService({
    ...{ bases, now: Date.now },
    openRequests: createOpenRequests({ list: async () => [], logger }),
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  const made = await previews.prepare({ intent: ANSWERS, change: 'create' });
  proposed = Object.fromEntries(
    made.changes.map(({ path, after }) => [path, after]),
  );
});
afterAll(() => starter.close());

const RUNS: PullRuns = {
  ...{ repository: 'github.com/acme/infrastructure', number: 7 },
  ...{ stacks: [], usual: {}, stale: [] },
};

/** A pull request of some files, with what others say of it. */
async function reviewOf(
  files: Record<string, string | undefined>,
  more: {
    branch?: string;
    pull?: Partial<ForgePullRequest>;
    stacks?: OpenPull['stacks'];
    runs?: PullRuns;
    resources?: object[];
    fails?: boolean;
    findings?: object;
  } = {},
) {
  const branch = more.branch ?? 'portal/authhub/tokens/create';
  starter.commit(files, branch);
  const mirror = starter.mirrors.of(starter.repository);
  await mirror.update();
  await bases.refresh();
  const head = (await mirror.head(branch))!;
  const pull: ForgePullRequest = {
    ...{ number: 7, url: 'https://github.com/acme/infrastructure/pull/7' },
    ...{ title: '<img src=x onerror=alert(1)>', body: '', state: 'open' },
    ...{ draft: false, author: 'minji', labels: [], base: { branch: 'main' } },
    head: { branch, commit: head },
    createdAt: '2026-11-22T00:00:00Z',
    updatedAt: '2026-11-22T00:00:00Z',
    ...more.pull,
  };
  const fail = async () => {
    throw new Error('The network is away');
  };
  const forge = {
    pullRequest: async () => pull,
    findings: more.fails
      ? fail
      : async () => ({ annotations: [], alerts: [], ...more.findings }),
  };
  const forges = { of: () => forge } as never;
  const mirrors = starter.mirrors;
  const pulls = new ReviewedPulls({ bases, forges, mirrors, now: Date.now });
  const at = '2026-11-22T01:00:00.000Z';
  const factsOf = async () => ({
    ...thinPull(await pulls.open(starter.repository, 7), at),
    stacks: more.stacks ?? [],
  });
  const parts = new ReviewParts({
    ask: (async (_plugin: string, path: string) =>
      path.startsWith('/runs/')
        ? { resources: more.resources }
        : undefined) as never,
    facts: {
      of: more.fails ? fail : factsOf,
      at: more.fails ? fail : factsOf,
    },
    ...{ forges, logger, membersOf: async () => undefined },
    identityOf: async () => ({ login: 'Minji' }),
    inventory: {
      read: more.fails
        ? fail
        : async () => ({
            version: '',
            repositories: new Map(),
            things: new Map(),
          }),
    },
    permissions: mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
    }),
    pullRunsOf: more.fails ? fail : async () => more.runs,
  });
  const reviews = new Reviews({
    ...{ pulls, parts, now: Date.now },
    webUrlOf: () => 'https://github.com/acme/x',
    checks: new PullChecks({
      plans: {
        queue: new PlanQueue(1),
        settings: { trusted: true, timeout: 60_000 },
      },
      now: Date.now,
    }),
    documents: new ReviewDocuments({ parts, logger, now: Date.now }),
  });
  const repository = starter.repository;
  const document = await reviews.document(user, repository, 7);
  expect(reviewDocumentSchema.parse(document)).toEqual(document);
  const diffs = async (paths: string[], whole = false) => {
    const items = await reviews.diffs(repository, 7, { head, paths, whole });
    expect(items.map(each => reviewDiffSchema.parse(each))).toEqual(items);
    return items;
  };
  return { document, diffs, reviews, repository, head, pull, pulls };
}

it('says what was asked, and folds what is as the path gives it', async () => {
  const { document, diffs } = await reviewOf(proposed);
  const { asked, goldenPath, files, pull, mergeBase, commits } = document;
  expect(asked).toMatchObject({ product: 'authhub', service: 'tokens' });
  expect(asked?.sentence.en).toMatch(/^Creates authhub\/tokens/);
  expect(asked?.answers).toContainEqual({ field: ['port'], after: 8080 });
  expect(goldenPath).toMatchObject({ name: 'ecs-fargate', gates: [] });
  expect(goldenPath?.identical).toBe(goldenPath?.generated);
  expect(files).toHaveLength(Object.keys(proposed).length);
  expect(files.every(({ pathState }) => pathState === 'identical')).toBe(true);
  expect(pull.mine).toBe(true);
  expect([commits, mergeBase.length]).toEqual([1, 40]);
  const [diff] = await diffs([`${STACK}/dev/main.tf`]);
  const port =
    1 +
    proposed[diff.path]!.split('\n').findIndex(line => /port +=/.test(line));
  const origin = diff.origins.find(
    ({ from, to }) => from <= port && port <= to,
  );
  expect(origin?.fields).toEqual([['port']]);
  expect(origin?.source.file).toBe('golden-paths/ecs-fargate/stack/main.tf');
  expect(origin?.source.url).toMatch(
    /\/blob\/[0-9a-f]{40}\/golden-paths\/.*#L\d+$/,
  );
  expect(diff.deviation).toBeUndefined();
});

it('shows first what deviates, beside what the path gives', async () => {
  const file = `${STACK}/prod/main.tf`;
  const text = proposed[file]!.replace(/memory +=.*/, 'memory = 4096');
  const { document, diffs, reviews, repository } = await reviewOf({
    ...proposed,
    [file]: text,
    'README.md': '# Mine\n',
  });
  // Both are seen at once: their texts come with the answer, when asked for.
  expect(document.texts).toBeUndefined();
  const { texts } = await reviews.document(user, repository, 7, true);
  expect(texts).toEqual(await diffs([file, 'README.md']));
  expect(document.files[0]).toMatchObject({
    path: file,
    pathState: 'deviates',
  });
  expect(document.files[1].path).toBe('README.md');
  expect(document.files[1].pathState).toBeUndefined();
  const [diff] = await diffs([file]);
  const lines = diff.deviation!.hunks.flatMap(hunk => hunk.lines);
  expect(lines).toContainEqual({ kind: 'removed', text: '  memory = 4096' });
  expect(diff.origins.length).toBeGreaterThan(5);
});

it('shows files of every kind, and says why one is not shown', async () => {
  const file = 'modules/ecs-service/variables.tf';
  const { document, diffs, reviews, repository, head } = await reviewOf(
    {
      [file]: undefined,
      'modules/ecs-service/inputs.tf': starter.read(file),
      'blob.bin': 'a\0b',
      'long.json': '{"a": 1},\n'.repeat(40_000),
      'end.txt': 'no end',
    },
    { branch: 'change' },
  );
  const of = (path: string) => document.files.find(each => each.path === path);
  expect(of('modules/ecs-service/inputs.tf')).toMatchObject({
    ...{ state: 'renamed', from: file, added: 0 },
  });
  expect(of('blob.bin')).toMatchObject({ binary: true, added: 0 });
  expect(of('long.json')).toMatchObject({ large: true, added: 40_000 });
  expect(document.asked).toBeUndefined();
  const paths = ['blob.bin', 'long.json', 'end.txt', 'none'];
  const [binary, long, end, none] = await diffs(paths);
  expect([binary, long, none].map(({ reason }) => reason)).toEqual([
    ...['binary', 'too-large', 'gone'],
  ]);
  expect(end.endsWithin).toEqual({ before: false, after: true });
  expect((await diffs(['long.json'], true))[0].excerpt?.lines.after).toBe(
    40_000,
  );
  const side = 'after' as const;
  const query = { head, path: 'long.json', side, from: 39_999, to: 40_010 };
  expect(await reviews.lines(repository, 7, query)).toMatchObject({
    ...{ total: 40_000, from: 39_999, lines: { length: 2 } },
  });
  await expect(
    reviews.lines(repository, 7, { ...query, path: 'none' }),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
});

it('refuses a head that is not the head any more', async () => {
  const { reviews, repository, pulls, head } = await reviewOf(
    { a: 'a\n' },
    { branch: 'x' },
  );
  const query = { head: 'f'.repeat(40), paths: ['a'] };
  const old = reviews.diffs(repository, 7, query);
  await expect(old).rejects.toMatchObject({
    name: 'ConflictError',
    message: expect.stringContaining('newer commit'),
  });
  await expect(
    reviews.checks(repository, 7, 'f'.repeat(40)),
  ).rejects.toMatchObject({ name: 'ConflictError' });
  expect(await reviews.checks(repository, 7, head)).toMatchObject({
    ...{ head, plans: [], gates: [] },
  });
  pulls.forget('GitHub.com/acme/Infrastructure', 7);
  const other = { ...repository, name: 'other' };
  await expect(reviews.document(user, other, 7)).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});

it('shows what is there after a force-push, against a base that went on', async () => {
  const first = await reviewOf({ 'pushed.txt': 'a\n' }, { branch: 'pushed' });
  starter.commit({ 'base.txt': 'went on\n' });
  // The branch is written anew from the base: its old commit is none of its past.
  const { document, diffs, reviews, repository } = await reviewOf(
    { 'other.txt': 'b\n' },
    { branch: 'pushed' },
  );
  expect(document.mergeBase).not.toBe(first.document.mergeBase);
  expect(document.files.map(({ path }) => path)).toEqual(['other.txt']);
  expect((await diffs(['pushed.txt']))[0].reason).toBe('gone');
  const old = { head: first.head, paths: ['pushed.txt'] };
  await expect(reviews.diffs(repository, 7, old)).rejects.toMatchObject({
    name: 'ConflictError',
  });
});

it('leaves out what only the base did since', async () => {
  const before = await reviewOf({ 'mine.txt': 'a\n' }, { branch: 'behind' });
  starter.commit({ 'theirs.txt': 'b\n' });
  await bases.refresh();
  before.pulls.forget('github.com/acme/infrastructure', 7);
  const { reviews, repository } = before;
  const { files, mergeBase } = await reviews.document(user, repository, 7);
  expect(files.map(({ path }) => path)).toEqual(['mine.txt']);
  expect(mergeBase).toBe(before.document.mergeBase);
});

it('shows what was merged as it was, also when its base went on', async () => {
  const before = await reviewOf({ 'merged.txt': 'a\n' }, { branch: 'merged' });
  const merge = { state: 'merged', mergeCommit: before.head } as const;
  const { document } = await reviewOf(
    { 'merged.txt': 'a\n' },
    { branch: 'merged', pull: merge },
  );
  expect(document.pull.state).toBe('merged');
  expect(document.files.map(({ path }) => path)).toEqual(['merged.txt']);
});

it('puts what is risky first, and names what it could not ask', async () => {
  const stack = { ref: 'github.com/acme/infrastructure//a#default', dir: 'a' };
  const other = { ...stack, ref: `${stack.ref}2`, dir: 'b' };
  const runs = (head: string): PullRuns => ({
    ...RUNS,
    stacks: [
      {
        ...{ dir: 'b', stack: { ref: other.ref } },
        plan: {
          ...{ id: 'r1', state: 'succeeded', commit: head, hasChanges: true },
          ...{ at: '2026-11-22T00:00:00.000Z' },
        },
      },
    ],
  });
  const resources = [
    { address: 'aws_ecs_service.this', action: 'update', line: 1, lines: 2 },
    { address: 'aws_db_instance.this', action: 'delete', line: 3, lines: 2 },
  ];
  const first = await reviewOf({ 'a/x.tf': '' }, { branch: 'risk' });
  const { document } = await reviewOf(
    { 'a/x.tf': '', 'b/y.tf': 'locals {}\n' },
    {
      ...{ branch: 'risk', stacks: [stack, other], resources },
      runs: { ...runs(first.head) },
      findings: {
        annotations: [1, 2].map(() => ({
          ...{ check: 'checkov', path: 'b/y.tf', line: 1, endLine: 1 },
          ...{ level: 'warning', message: 'Open to all' },
          at: '2026-11-22T00:00:00Z',
        })),
      },
    },
  );
  const [risky, none] = document.plans;
  expect(risky).toMatchObject({
    stack: other.ref,
    state: 'stale',
    grade: 'real',
  });
  expect(none).toMatchObject({
    grade: 'not-run',
    reason: { en: expect.any(String) },
  });
  expect(document.findings).toHaveLength(1);
  expect(document.files.find(({ path }) => path === 'b/y.tf')?.stack).toBe('b');
  const { document: left } = await reviewOf(
    { a: 'b\n' },
    { branch: 'y', fails: true },
  );
  expect(left.unread.map(({ part }) => part).sort()).toEqual([
    ...['approvals', 'blast', 'findings', 'plans'],
  ]);
  expect(left.files).toHaveLength(1);
});

it('is quick for five hundred files', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `stacks/many/s${index % 50}/dev/f${index}.tf`,
      `locals {\n${`  a${index} = "b"\n`.repeat(80)}}\n`,
    ]),
  );
  const { reviews, repository, diffs } = await reviewOf(files, {
    branch: 'many',
  });
  const started = performance.now();
  const { files: listed } = await reviews.document(user, repository, 7);
  const took = performance.now() - started;
  expect(listed).toHaveLength(500);
  expect(took).toBeLessThan(2_000);
  expect(await diffs(listed.slice(0, 50).map(({ path }) => path))).toHaveLength(
    50,
  );
});
