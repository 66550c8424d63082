import type { Knex } from 'knex';
import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import { repositoryName } from '@infra-portal/infra-node';
import type { WorkingCopy } from '@infra-portal/sandbox/testing';
import type { RequestServiceOptions } from './createRequestService';
import { minji, orderFor, sqlite, tokens, World } from './__testUtils__/world';

jest.setTimeout(120_000);

const BRANCH = 'portal/authhub/tokens/create';
const MAIN_TF = 'stacks/authhub/tokens/dev/main.tf';

let world: World;
let database: Knex;
let count = 0;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());
beforeEach(async () => {
  database = await sqlite();
  world.proxy.reset();
});
afterEach(() => database.destroy());

/** A service whose pull request is open, and a person with a copy of it. */
async function opened(more: Partial<RequestServiceOptions> = {}) {
  count += 1;
  const name = `people-${count}`;
  const repository = await world.repository(name);
  const mirrors = world.mirrors(name);
  const portal = world.portal(database, { mirrors, ...more });
  const submit = async (files: Record<string, string> = {}) => {
    const order = await orderFor(mirrors, repository, tokens(files));
    return (await portal.service.submit(order, minji)).request;
  };
  const request = await submit();
  const clone = () => world.sandbox.clone('developer', name);
  return { name, portal, submit, request, clone, mirrors, repository };
}

async function pushToBranch(copy: WorkingCopy, files: Record<string, string>) {
  await copy.git('fetch', '--quiet', 'origin');
  await copy.git('checkout', '--quiet', '-B', 'work', `origin/${BRANCH}`);
  const commit = await copy.commit(files, 'By a person');
  await copy.git('push', '--quiet', 'origin', `work:${BRANCH}`);
  return commit;
}

it('updates the pull request, and keeps commits and words of people', async () => {
  const { name, submit, request, clone } = await opened();
  const copy = await clone();
  const theirs = await pushToBranch(copy, { 'docs/notes.md': 'Mine\n' });
  const [before] = await world.pulls(name);
  await world.octokit().pulls.update({
    owner: 'acme',
    repo: name,
    pull_number: before.number,
    body: `Read this first.\n\n${before.body}\n\nAnd this last.`,
  });
  const again = await submit({ [MAIN_TF]: 'locals { more = 1 }\n' });
  expect(again).toMatchObject({ id: request.id, state: 'open' });
  const [pull, ...others] = await world.pulls(name, 'all');
  expect(others).toEqual([]);
  expect(pull.body).toMatch(/^Read this first\.\n\n<!-- infra-portal:begin/);
  expect(pull.body).toMatch(/infra-portal:end -->\n\nAnd this last\.$/);
  expect(pull.body).toContain(again.digest);
  expect(pull.body).not.toContain(request.digest);
  expect(await world.text(name, BRANCH, MAIN_TF)).toContain('more = 1');
  expect(await world.text(name, BRANCH, 'docs/notes.md')).toBe('Mine\n');
  await copy.git('fetch', '--quiet', 'origin');
  await copy.git('merge-base', '--is-ancestor', theirs, `origin/${BRANCH}`);
});

it.each([
  ['ours', 'locals { portal = 1 }\n'],
  ['theirs', 'locals { person = 1 }\n'],
] as const)('shows a conflict, and lets %s win', async (take, text) => {
  const { name, submit, portal, clone } = await opened();
  const copy = await clone();
  const theirs = await pushToBranch(copy, {
    [MAIN_TF]: 'locals { person = 1 }\n',
  });
  const conflict = await submit({ [MAIN_TF]: 'locals { portal = 1 }\n' });
  expect(conflict).toMatchObject({
    state: 'conflict',
    failure: { code: 'conflict', retryable: true },
    conflicts: [
      {
        path: MAIN_TF,
        base: 'locals {}\n',
        ours: 'locals { portal = 1 }\n',
        theirs: 'locals { person = 1 }\n',
      },
    ],
  });
  const still = await portal.service.resume(conflict.id, minji);
  expect(still.state).toBe('conflict');
  const done = await portal.service.resume(conflict.id, minji, { take });
  expect(done).toMatchObject({ state: 'open', conflicts: [] });
  expect(done.failure).toBeUndefined();
  expect(await world.text(name, BRANCH, MAIN_TF)).toBe(text);
  await copy.git('fetch', '--quiet', 'origin');
  await copy.git('merge-base', '--is-ancestor', theirs, `origin/${BRANCH}`);
  expect(await world.pulls(name, 'all')).toHaveLength(1);
});

it('goes on after a person has solved the conflict', async () => {
  const { name, submit, portal, clone } = await opened();
  const copy = await clone();
  await pushToBranch(copy, { [MAIN_TF]: 'locals { person = 1 }\n' });
  const conflict = await submit({ [MAIN_TF]: 'locals { portal = 1 }\n' });
  await pushToBranch(copy, { [MAIN_TF]: 'locals { portal = 1 }\n' });
  const done = await portal.service.resume(conflict.id, minji);
  expect(done.state).toBe('open');
  expect(await world.text(name, BRANCH, MAIN_TF)).toContain('portal');
});

it('cancels: closes the pull request and deletes its own branch', async () => {
  const { name, portal, request, submit } = await opened();
  const closed = await portal.service.cancel(request.id, minji);
  expect(closed.state).toBe('closed');
  expect(await world.branches(name)).toEqual([]);
  expect(await world.pulls(name)).toEqual([]);
  expect(portal.published.at(-1)!.eventPayload.state).toBe('closed');
  // The same wish later is another request.
  const later = await submit();
  expect(later.id).not.toBe(request.id);
  expect(later.state).toBe('open');
  expect(await world.pulls(name)).toHaveLength(1);
});

it('cancels: leaves a branch that others wrote to, and says so', async () => {
  const { name, portal, request, clone } = await opened();
  const copy = await clone();
  await pushToBranch(copy, { 'docs/notes.md': 'Mine\n' });
  const closed = await portal.service.cancel(request.id, minji);
  expect(closed.state).toBe('closed');
  expect(closed.lane[0]).toMatchObject({
    state: 'failed',
    detail: { en: expect.stringMatching(/closed .* The branch stays/) },
  });
  expect(await world.branches(name)).toEqual([BRANCH]);
  const { data } = await world.octokit().issues.listComments({
    owner: 'acme',
    repo: name,
    issue_number: closed.pullRequest!.number,
  });
  expect(data.map(({ body }) => body).join()).toContain('The branch stays');
});

it('renders anew when the base has moved under the proposal', async () => {
  const { name, portal, request, clone, mirrors, repository } = await opened();
  const copy = await clone();
  await portal.service.cancel(request.id, minji);
  const order = await orderFor(mirrors, repository, tokens());
  world.proxy.rule = ({ path }) =>
    path.endsWith('git-receive-pack') ? { status: 503 } : 'pass';
  const first = await portal.service.submit(order, minji);
  expect(first.request).toMatchObject({
    state: 'opening',
    failure: { code: 'unavailable', retryable: true },
  });
  await copy.git('checkout', '--quiet', 'main');
  await copy.commit({ 'atlantis.yaml': 'version: 3\nprojects: [other]\n' });
  await copy.git('push', '--quiet', 'origin', 'main');
  world.proxy.reset();
  const done = await portal.service.resume(first.request.id, minji);
  expect(done.state).toBe('open');
  expect(done.digest).not.toBe(order.digest);
  const pull = await world.octokit().pulls.get({
    owner: 'acme',
    repo: name,
    pull_number: done.pullRequest!.number,
  });
  expect(pull.data.mergeable).toBe(true);
});

it('refuses what the person has not seen, and gives the new digest', async () => {
  const { portal, mirrors, repository } = await opened();
  const order = await orderFor(mirrors, repository, tokens({ 'a.tf': 'a' }));
  await expect(
    portal.service.submit({ ...order, digest: 'f'.repeat(64) }, minji),
  ).rejects.toMatchObject({ name: 'ConflictError', digest: order.digest });
});

it('counts no approval of who asked for it', async () => {
  const askerOf = async (userRef: string) => {
    expect(userRef).toBe(minji.userRef);
    return { login: 'Reviewer' };
  };
  const { name, portal, request, repository } = await opened({ askerOf });
  await world.sandbox.octokit('reviewer').pulls.createReview({
    ...{ owner: 'acme', repo: name, event: 'APPROVE' },
    pull_number: request.pullRequest!.number,
  });
  const { number } = request.pullRequest!;
  await portal.service.start();
  await portal.listeners[0].onEvent({
    topic: REPOSITORY_EVENTS.pullRequest,
    eventPayload: { repository: repositoryName(repository), number },
  });
  await portal.service.runDue();
  await portal.service.stop();
  const { lane } = await portal.service.get(request.id);
  expect(lane[3]).toMatchObject({
    state: 'active',
    detail: { en: expect.stringContaining('reviewer approved it, but asked') },
  });
});

it('hears of approvals, plans and the merge', async () => {
  const { name, portal, request, repository } = await opened();
  await portal.service.start();
  const { onEvent } = portal.listeners[0];
  const { host } = repository;
  const tell = async (topic: string, payload: object) => {
    await onEvent({
      topic,
      eventPayload: { repository: `${host}/acme/${name}`, ...payload },
    });
    await portal.service.runDue();
    return portal.service.get(request.id);
  };
  const place = { owner: 'acme', repo: name };
  const { number, head } = request.pullRequest!;
  await world.sandbox.octokit('developer').repos.createCommitStatus({
    ...place,
    sha: head,
    context: 'atlantis/plan: authhub-tokens-dev',
    state: 'failure',
  });
  const planned = await tell(REPOSITORY_EVENTS.checks, { commit: head });
  expect(planned.lane[2]).toMatchObject({
    state: 'failed',
    blockers: ['atlantis/plan: authhub-tokens-dev'],
    source: 'Atlantis',
  });
  await world.sandbox.octokit('reviewer').pulls.createReview({
    ...place,
    pull_number: number,
    event: 'APPROVE',
  });
  const approved = await tell(REPOSITORY_EVENTS.pullRequest, { number });
  expect(approved.lane[3].state).toBe('done');
  await world.octokit().pulls.merge({ ...place, pull_number: number });
  const merged = await tell(REPOSITORY_EVENTS.pullRequest, { number });
  expect(merged.state).toBe('merged');
  await expect(portal.service.cancel(request.id, minji)).rejects.toThrow(
    'merged already',
  );
  await portal.service.stop();
});
