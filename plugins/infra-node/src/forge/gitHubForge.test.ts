import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  Fault,
  FaultProxy,
  ProxiedCall,
  startSandbox,
  TestSandbox,
} from '@infra-portal/sandbox/testing';
import { createForges } from './forges';
import type { Forge } from './types';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
let proxy: FaultProxy;
let waits: number[];

beforeAll(async () => {
  sandbox = await startSandbox();
  proxy = await FaultProxy.start(() => sandbox.url);
});
afterAll(async () => {
  await proxy.close();
  await sandbox.close();
});
beforeEach(() => {
  waits = [];
  proxy.reset();
});

const SECRET = 'ghp_test_platform-owner';

function forge(name: string, github: object = {}, timeout = 5_000): Forge {
  const config = new ConfigReader({
    integrations: {
      github: [
        {
          host: proxy.host,
          apiBaseUrl: `${proxy.url}/api/v3`,
          token: SECRET,
          ...github,
        },
      ],
    },
  });
  const forges = createForges({
    integrations: ScmIntegrations.fromConfig(config),
    timeout,
    random: () => 0.5,
    sleep: async milliseconds => {
      waits.push(milliseconds);
    },
  });
  return forges.of({ host: proxy.host, owner: 'acme', name });
}

/** A repository with a branch that can be proposed. */
async function repository(name: string, branch = 'portal/a/b/create') {
  await sandbox.createRepository(name, { 'main.tf': 'a\n', 'run.sh': 'x\n' });
  const copy = await sandbox.clone('developer', name);
  await copy.git('checkout', '--quiet', '-b', branch);
  const head = await copy.commit({ 'new.tf': 'b\n' });
  await copy.git('push', '--quiet', 'origin', branch);
  return { forge: forge(name), copy, branch, head };
}

const wanted = (branch: string) => ({
  title: 'Create a/b',
  body: 'Why',
  head: branch,
  base: 'main',
  draft: false,
});

it('describes repositories', async () => {
  await repository('describe');
  await sandbox.octokit('platform-owner').repos.createInOrg({
    org: 'acme',
    name: 'empty',
  });
  expect(await forge('describe').describe()).toEqual({
    defaultBranch: 'main',
    url: expect.stringMatching(/\/acme\/describe$/),
    private: expect.any(Boolean),
    empty: false,
    archived: false,
  });
  expect(await forge('empty').describe()).toMatchObject({ empty: true });
});

it('opens a pull request once, and finds, changes and closes it', async () => {
  const { forge: it, branch, head } = await repository('open');
  expect(await it.pullRequestOf(branch)).toBeUndefined();
  const pull = await it.createPullRequest(wanted(branch));
  expect(pull).toMatchObject({
    number: 1,
    state: 'open',
    draft: false,
    head: { branch, commit: head },
    base: { branch: 'main' },
    author: 'platform-owner',
    labels: [],
  });
  expect(await it.createPullRequest(wanted(branch))).toMatchObject({
    number: 1,
  });
  expect(await it.pullRequestOf(branch)).toMatchObject({ number: 1 });
  expect(await it.openPullRequests('portal/')).toHaveLength(1);
  expect(await it.openPullRequests('other/')).toEqual([]);
  await it.addLabels(1, ['infra-portal', 'product:a']);
  await it.addLabels(1, ['infra-portal']);
  expect(await it.pullRequest(1)).toMatchObject({
    labels: ['infra-portal', 'product:a'],
    mergeable: true,
  });
  const closed = await it.updatePullRequest(1, {
    title: 'Other',
    state: 'closed',
  });
  expect(closed).toMatchObject({ title: 'Other', state: 'closed' });
  expect(await it.pullRequestOf(branch)).toMatchObject({ state: 'closed' });
});

it('asks reviewers and says whom it could not ask', async () => {
  const { forge: it, branch } = await repository('reviewers');
  await it.createPullRequest(wanted(branch));
  const asked = await it.requestReviewers(1, [
    '@reviewer',
    '@developer',
    '@nobody-here',
    '@acme/no-team',
    '@other/team',
    'mail@example.com',
  ]);
  expect(asked.refused.sort()).toEqual([
    '@acme/no-team',
    '@nobody-here',
    '@other/team',
    'mail@example.com',
  ]);
  const { data } = await sandbox
    .octokit('developer')
    .pulls.listRequestedReviewers({
      owner: 'acme',
      repo: 'reviewers',
      pull_number: 1,
    });
  expect(data.users.map(({ login }) => login).sort()).toEqual([
    'developer',
    'reviewer',
  ]);
});

it('reads reviews, statuses and checks, and makes a draft ready', async () => {
  const { forge: it, branch, head } = await repository('checks');
  await it.createPullRequest({ ...wanted(branch), draft: true });
  await it.markReady(1);
  await it.markReady(1);
  expect(await it.pullRequest(1)).toMatchObject({ draft: false });
  const place = { owner: 'acme', repo: 'checks' };
  await sandbox.octokit('reviewer').pulls.createReview({
    ...place,
    pull_number: 1,
    event: 'APPROVE',
  });
  expect(await it.reviews(1)).toMatchObject([
    { author: 'reviewer', state: 'approved', commit: head },
  ]);
  const say = (context: string, state: 'pending' | 'success') =>
    sandbox
      .octokit('developer')
      .repos.createCommitStatus({ ...place, sha: head, context, state });
  await say('atlantis/plan: a', 'pending');
  expect(await it.checks(head)).toMatchObject([{ state: 'pending' }]);
  await say('atlantis/plan: a', 'success');
  expect(await it.checks(head)).toMatchObject([{ state: 'success' }]);
  for (let i = 0; i < 101; i += 1) await say(`other/${i}`, 'pending');
  const checks = await it.checks(head);
  expect(checks).toHaveLength(102);
  expect(
    checks.filter(({ name }) => name.startsWith('atlantis')),
  ).toMatchObject([
    { name: 'atlantis/plan: a', kind: 'status', state: 'success' },
  ]);
});

const run = (commit: string) => ({
  name: 'Infra portal / golden path',
  commit,
  externalId: 'one',
  conclusion: 'success' as const,
  title: 'All is well',
  summary: 'x'.repeat(70_000),
  annotations: Array.from({ length: 51 }, (_, i) => ({
    path: 'new.tf',
    line: 1,
    level: 'notice' as const,
    message: `Number ${i}`,
  })),
});

it('writes a commit status where only a token is at hand', async () => {
  const { forge: it, head } = await repository('status');
  await it.putCheckRun(run(head));
  await it.putCheckRun({ ...run(head), conclusion: 'failure' });
  expect(await it.checks(head)).toMatchObject([
    {
      name: 'Infra portal / golden path',
      kind: 'status',
      state: 'failure',
      description: 'All is well',
    },
  ]);
});

it('keeps one comment, and leaves who quotes it alone', async () => {
  const { forge: it, branch } = await repository('comments');
  await it.createPullRequest(wanted(branch));
  const marker = '<!-- infra-portal:test -->';
  const place = { owner: 'acme', repo: 'comments', issue_number: 1 };
  await sandbox
    .octokit('developer')
    .issues.createComment({ ...place, body: `> ${marker}\n> quoted` });
  for (const text of ['One', 'One', 'Two']) {
    await it.putComment(1, marker, text);
  }
  const { data } = await sandbox
    .octokit('developer')
    .issues.listComments(place);
  expect(data.map(({ body }) => body)).toEqual([
    `> ${marker}\n> quoted`,
    `${marker}\nTwo`,
  ]);
});

it('commits by the API, and never over what somebody pushed', async () => {
  const { forge: it, copy, head, branch } = await repository('commit');
  const main = await copy.git('rev-parse', 'origin/main');
  const files = [
    { path: 'main.tf', text: undefined },
    { path: 'not-there.tf', text: undefined },
    { path: 'deep/new folder/한글.tf', text: '안녕\n' },
  ];
  const common = { parent: main, files, message: 'By API' };
  const made = await it.commit({
    ...common,
    branch: 'portal/x',
    expected: undefined,
  });
  await copy.git('fetch', '--quiet', 'origin');
  expect(await copy.git('rev-parse', 'origin/portal/x')).toBe(made);
  expect(
    await copy.git(
      '-c',
      'core.quotePath=false',
      'ls-tree',
      '-r',
      '--name-only',
      made,
    ),
  ).toBe('deep/new folder/한글.tf\nrun.sh');
  await expect(
    it.commit({ ...common, branch, expected: undefined }),
  ).rejects.toMatchObject({ failure: 'conflict' });
  await expect(
    it.commit({ ...common, branch, expected: main }),
  ).rejects.toMatchObject({ failure: 'conflict' });
  await expect(
    it.commit({ ...common, branch, expected: head, parent: head }),
  ).resolves.toMatch(/^[0-9a-f]{40}$/);
});

it('does not count what is not new against the quota', async () => {
  const { forge: it, branch } = await repository('quota');
  await it.createPullRequest(wanted(branch));
  const first = await it.pullRequest(1);
  const limit = async () => {
    const { data } = await sandbox.octokit('platform-owner').rateLimit.get();
    return data.resources.core.used;
  };
  const before = await limit();
  expect(await it.pullRequest(1)).toEqual(first);
  expect(await limit()).toBe(before);
});

describe('failures', () => {
  let it_: Forge;
  beforeAll(async () => {
    ({ forge: it_ } = await repository('failures'));
  });

  const answer = (status: number, more: Partial<Fault & object> = {}) => ({
    status,
    body: { message: `No ${SECRET} for you\u001b[31m` },
    ...more,
  });
  const reset = String(Math.floor(Date.now() / 1000) + 1800);

  it.each([
    ['unauthorised', answer(401), 1],
    ['forbidden', answer(403), 1],
    ['not-found', answer(404), 1],
    ['not-found', answer(410), 1],
    ['conflict', answer(409), 1],
    ['invalid', answer(422), 1],
    ['rate-limited', answer(429), 4],
    ['rate-limited', answer(429, { headers: { 'retry-after': '3600' } }), 1],
    ['rate-limited', answer(403, { headers: { 'retry-after': '1' } }), 4],
    [
      'rate-limited',
      answer(403, {
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      }),
      1,
    ],
    ['unavailable', answer(500), 4],
    ['unavailable', answer(502), 4],
    ['unavailable', answer(503), 4],
    [
      'unavailable',
      answer(200, { headers: { 'content-type': 'text/html' } }),
      1,
    ],
    ['unavailable', 'before' as const, 4],
    ['unavailable', 'after' as const, 4],
  ])('%s', async (failure, fault, calls) => {
    proxy.rule = () => fault;
    const error = await it_.pullRequest(1).catch(e => e);
    expect(error).toMatchObject({ name: 'ForgeError', failure });
    expect(error.message).toContain('acme/failures');
    const whole = `${error.stack}${JSON.stringify(error)}${error.cause}`;
    expect(whole).not.toContain(SECRET);
    expect(whole).not.toContain('\u001b');
    expect(proxy.calls).toHaveLength(calls);
  });

  it('says when to come back', async () => {
    const headers = { 'retry-after': '1800' };
    proxy.rule = () => answer(429, { headers });
    const { details } = await it_.pullRequest(1).catch(e => e);
    expect(details.retryAt.getTime()).toBeGreaterThan(Date.now() + 1_700_000);
  });

  it('gives up waiting for an answer', async () => {
    proxy.rule = () => 'hang';
    const { name } = it_.repository;
    await expect(forge(name, {}, 200).pullRequest(1)).rejects.toMatchObject({
      failure: 'timeout',
    });
    expect(proxy.calls).toHaveLength(4);
  });

  it('waits longer each time, and as long as GitHub asks', async () => {
    const faults: Fault[] = [
      answer(500),
      answer(429, { headers: { 'retry-after': '2' } }),
    ];
    proxy.rule = ({ number }) => faults[number - 1] ?? 'pass';
    await it_.describe();
    expect(waits[0]).toBe(300);
    expect(waits[1]).toBeGreaterThan(2_000);
  });

  it('does not repeat what might happen twice', async () => {
    const { forge: mine, branch } = await repository('once');
    await mine.createPullRequest(wanted(branch));
    proxy.reset();
    const isComment = ({ method }: ProxiedCall) => method === 'POST';
    proxy.rule = call => (isComment(call) ? 'after' : 'pass');
    await expect(
      mine.putComment(1, '<!-- m -->', 'Once'),
    ).rejects.toMatchObject({ failure: 'unavailable' });
    expect(proxy.calls.filter(isComment)).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)(
    'opens one pull request when the connection dies %s it is open',
    async fault => {
      const { forge: mine, branch } = await repository(`dies-${fault}`);
      let died = false;
      proxy.rule = ({ method }) => {
        if (died || method !== 'POST') return 'pass';
        died = true;
        return fault;
      };
      expect(await mine.createPullRequest(wanted(branch))).toMatchObject({
        number: 1,
      });
      expect(await mine.openPullRequests()).toHaveLength(1);
    },
  );

  it('needs credentials', async () => {
    await expect(
      forge('failures', { token: undefined }).describe(),
    ).rejects.toMatchObject({ failure: 'unauthorised' });
    expect(proxy.calls).toEqual([]);
  });
});
