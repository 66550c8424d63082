import type { Knex } from 'knex';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { Fault, ProxiedCall } from '@infra-portal/sandbox/testing';
import { FAILURES } from './text/failureTexts';
import { minji, orderFor, sqlite, World } from './__testUtils__/world';

jest.setTimeout(180_000);

let world: World;
let database: Knex;
let count = 0;
beforeAll(async () => {
  world = await World.start();
  await world.repository('shared');
  database = await sqlite();
});
afterAll(async () => {
  await database.destroy();
  await world.close();
});
beforeEach(() => world.proxy.reset());

/** A service of its own, and a portal that proposes it. */
function service(name = 'shared', repository: RepositoryRef = world.ref(name)) {
  count += 1;
  const id = `service-${count}`;
  const branch = `portal/authhub/${id}/create`;
  const mirrors = world.mirrors();
  const portal = world.portal(database, { mirrors });
  const order = (text = 'locals {}\n') => {
    const files = { [`stacks/authhub/${id}/dev/main.tf`]: text };
    const intent = { product: 'authhub', service: id, files };
    return orderFor(mirrors, repository, intent);
  };
  const submit = async (text?: string) =>
    (await portal.service.submit(await order(text), minji)).request;
  const pulls = async () =>
    (await world.pulls(name, 'all')).filter(({ head }) => head.ref === branch);
  return { branch, mirrors, order, portal, pulls, submit };
}

const place = (repo: string) => ({ owner: 'acme', repo });
const isOpening = ({ method, path }: ProxiedCall) =>
  method === 'POST' && path.endsWith('/pulls');
const isPush = ({ path }: ProxiedCall) => path.endsWith('git-receive-pack');

/** What a person is told: in both languages what happened and what to do. */
function expectWords(failure: any) {
  for (const text of [failure.message, failure.remedy]) {
    expect(text.en).toMatch(/^[A-Z].*[.)]$/s);
    expect(text.ko).toMatch(/(니다|십시오)\./);
  }
}

it.each([
  // Reading works, so the credentials are sound and a right is missing.
  [{ status: 401 }, 'failed', 'forbidden'],
  [{ status: 403 }, 'failed', 'forbidden'],
  [{ status: 404 }, 'failed', 'repository-not-found'],
  [{ status: 409 }, 'failed', 'pull-request-refused'],
  [{ status: 422 }, 'failed', 'pull-request-refused'],
  [
    { status: 429, headers: { 'retry-after': '1800' } },
    'opening',
    'rate-limited',
  ],
  [{ status: 500 }, 'opening', 'unavailable'],
  [{ status: 503 }, 'opening', 'unavailable'],
  ['before', 'opening', 'unavailable'],
] as [Fault, string, string][])(
  'GitHub answers %j when the branch is made already',
  async (fault, state, code) => {
    const { branch, portal, pulls, submit } = service();
    world.proxy.rule = call => (isOpening(call) ? fault : 'pass');
    const request = await submit();
    expect(request).toMatchObject({ state, failure: { step: 'opened', code } });
    expectWords(request.failure);
    // The branch is there, and so is the request that speaks of it.
    expect(await world.branches('shared')).toContain(branch);
    const { items } = await portal.service.list({
      requestedBy: minji.userRef,
      limit: 200,
    });
    expect(items.map(each => each.branch)).toContain(branch);
    world.proxy.reset();
    const done = await portal.service.resume(request.id, minji);
    expect(done.state).toBe('open');
    expect(await pulls()).toHaveLength(1);
  },
);

it.each([
  [401, 'failed', 'unauthorised'],
  [403, 'failed', 'forbidden'],
  [404, 'failed', 'repository-not-found'],
  [500, 'opening', 'unavailable'],
] as const)('git is answered %s', async (status, state, code) => {
  const { branch, order, portal, pulls } = service();
  const wanted = await order();
  world.proxy.rule = call => (isPush(call) ? { status } : 'pass');
  const { request } = await portal.service.submit(wanted, minji);
  expect([request.state, request.failure?.step]).toEqual([state, 'pushed']);
  expect([code, 'forbidden']).toContain(request.failure!.code);
  expectWords(request.failure);
  expect(await world.branches('shared')).not.toContain(branch);
  world.proxy.reset();
  const done = await portal.service.resume(request.id, minji);
  expect(done.state).toBe('open');
  expect(await pulls()).toHaveLength(1);
});

it('GitHub does not answer in time, and goes on by itself later', async () => {
  let at = Date.now();
  const { mirrors, order, pulls } = service();
  const portal = world.portal(database, {
    mirrors,
    forges: world.forges({ timeout: 1_500 }),
    clock: () => new Date(at),
  });
  const wanted = await order();
  world.proxy.rule = call => (isOpening(call) ? 'hang' : 'pass');
  const { request } = await portal.service.submit(wanted, minji);
  world.proxy.reset();
  at += 3600_000;
  const patient = world.portal(database, {
    mirrors,
    clock: () => new Date(at),
  });
  await patient.service.runDue();
  // It had taken effect all the same, and was found.
  expect((await portal.service.get(request.id)).state).toBe('open');
  expect(await pulls()).toHaveLength(1);

  const other = service();
  const second = await other.order();
  world.proxy.rule = ({ path }) =>
    path.startsWith('/api') ? 'before' : 'pass';
  const waiting = await patient.service.submit(second, minji);
  expect(waiting.request).toMatchObject({
    state: 'opening',
    failure: { code: 'unavailable', retryable: true },
  });
  world.proxy.reset();
  at += 3600_000;
  await patient.service.runDue();
  const later = await patient.service.get(waiting.request.id);
  expect(later.state).toBe('open');
  expect(later.failure).toBeUndefined();
  expect(await other.pulls()).toHaveLength(1);
});

it('a stranger has the branch', async () => {
  const { branch, order, portal } = service();
  const wanted = await order();
  const copy = await world.sandbox.clone('developer', 'shared');
  await copy.git('checkout', '--quiet', '-b', branch);
  await copy.commit({ 'foreign.tf': 'x\n' });
  await copy.git('push', '--quiet', 'origin', branch);
  const { request } = await portal.service.submit(wanted, minji);
  expect(request).toMatchObject({
    state: 'failed',
    failure: { code: 'branch-taken', retryable: true },
  });
  expectWords(request.failure);
  const closed = await portal.service.cancel(request.id, minji);
  expect(closed.state).toBe('closed');
  expect(await world.branches('shared')).toContain(branch);
});

it('the base is protected, which is no obstacle; our branch is, which is one', async () => {
  const { branch, portal, pulls, submit } = service();
  const protect = (name: string) =>
    world.octokit().repos.updateBranchProtection({
      ...place('shared'),
      branch: name,
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
    });
  await protect('main');
  const request = await submit();
  expect(request.state).toBe('open');
  await protect(branch);
  const refused = await submit('locals { more = 1 }\n');
  expect(refused).toMatchObject({
    id: request.id,
    state: 'failed',
    failure: { code: 'branch-protected', retryable: true },
  });
  expectWords(refused.failure);
  await world
    .octokit()
    .repos.deleteBranchProtection({ ...place('shared'), branch });
  const done = await portal.service.resume(request.id, minji);
  expect(done.state).toBe('open');
  expect(await pulls()).toHaveLength(1);
});

it('the base gets another name', async () => {
  const repository = await world.repository('renamed');
  const { order, portal, pulls } = service('renamed', repository);
  const wanted = await order();
  world.proxy.rule = call => (isPush(call) ? { status: 503 } : 'pass');
  const { request } = await portal.service.submit(wanted, minji);
  expect(request.state).toBe('opening');
  const copy = await world.sandbox.clone('platform-owner', 'renamed');
  await copy.git('push', '--quiet', 'origin', 'main:trunk');
  await world
    .octokit()
    .repos.update({ ...place('renamed'), default_branch: 'trunk' });
  await copy.git('push', '--quiet', 'origin', ':main');
  world.proxy.reset();
  const done = await portal.service.resume(request.id, minji);
  expect(done.state).toBe('open');
  const all = await pulls();
  expect(all.map(({ base }) => base.ref)).toEqual(['trunk']);
});

it('the repository is archived, or gone', async () => {
  const repository = await world.repository('archived');
  const archived = service('archived', repository);
  const wanted = await archived.order();
  await world.octokit().repos.update({ ...place('archived'), archived: true });
  const first = await archived.portal.service.submit(wanted, minji);
  expect(first.request).toMatchObject({
    state: 'failed',
    failure: { code: 'repository-archived' },
  });
  expectWords(first.request.failure);
  await world.octokit().repos.update({ ...place('archived'), archived: false });
  await world.octokit().repos.delete(place('archived'));
  const gone = await archived.portal.service.resume(first.request.id, minji);
  expect(gone).toMatchObject({
    state: 'failed',
    failure: { code: 'repository-not-found' },
  });
  // Something may be there that the portal cannot see: it does not say "done".
  const still = await archived.portal.service.cancel(gone.id, minji);
  expect(still).toMatchObject({
    state: 'failed',
    failure: { code: 'repository-not-found', retryable: true },
  });
  expectWords(still.failure);
});

it('takes back without GitHub what never left the portal', async () => {
  const { order, portal } = service();
  const wanted = await order();
  const before = world.proxy.calls.length;
  // The preview reads; the work on it does not get that far.
  world.proxy.rule = ({ number }) => (number > before + 2 ? 'before' : 'pass');
  const { request } = await portal.service.submit(wanted, minji);
  expect(request).toMatchObject({
    state: 'opening',
    failure: { step: 'committed', code: 'unavailable' },
  });
  const closed = await portal.service.cancel(request.id, minji);
  expect(closed.state).toBe('closed');
  expect(closed.failure).toBeUndefined();
  expect(closed.lane[0]).toMatchObject({
    state: 'failed',
    detail: { en: 'Cancelled before there was a pull request.' },
  });
  world.proxy.reset();
  await portal.service.runDue();
  expect((await portal.service.get(request.id)).state).toBe('closed');
});

it('has a sentence and a next step for each failure in both languages', () => {
  for (const { remedy, ...message } of Object.values(FAILURES)) {
    expectWords({ message, remedy });
    expect(message.ko).not.toBe(message.en);
  }
});
