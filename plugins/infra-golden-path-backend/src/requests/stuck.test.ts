import type { Knex } from 'knex';
import { minji, orderFor, sqlite, tokens, World } from './__testUtils__/world';

jest.setTimeout(120_000);

let world: World;
let database: Knex;
let at = Date.now();
beforeAll(async () => {
  world = await World.start();
  database = await sqlite();
});
afterAll(async () => {
  await database.destroy();
  await world.close();
});
beforeEach(() => world.proxy.reset());

/** A service whose pull request is open, and a clock that can be put forward. */
async function opened(name: string) {
  const repository = await world.repository(name);
  const mirrors = world.mirrors(name);
  const portal = world.portal(database, { mirrors, clock: () => new Date(at) });
  const order = await orderFor(mirrors, repository, tokens());
  const { request } = await portal.service.submit(order, minji);
  expect(request.state).toBe('open');
  const look = async () => {
    at += 3600_000;
    await portal.service.runDue();
    return portal.service.get(request.id);
  };
  return { portal, request, look };
}

it('brings an open proposal up to date whose base has changed in the same place', async () => {
  const { portal, request, look } = await opened('moved');
  expect((await look()).pullRequest).not.toHaveProperty('mergeable');
  const copy = await world.sandbox.clone('platform-owner', 'moved');
  const other = 'version: 3\nprojects: [other]\n';
  await copy.commit({ 'atlantis.yaml': other, 'stacks/other/main.tf': '' });
  await copy.git('push', '--quiet', 'origin', 'main');
  const stuck = await look();
  expect(stuck).toMatchObject({
    state: 'open',
    pullRequest: { mergeable: false },
  });

  const done = await portal.service.resume(request.id, minji);
  expect(done.state).toBe('open');
  expect(done.pullRequest).not.toHaveProperty('mergeable');
  const pull = await world.octokit().pulls.get({
    owner: 'acme',
    repo: 'moved',
    pull_number: request.pullRequest!.number,
  });
  expect(pull.data.mergeable).toBe(true);
  expect(await world.pulls('moved', 'all')).toHaveLength(1);
});

it('says that it is being closed while GitHub is away, and when it tries again', async () => {
  const { portal, request, look } = await opened('closing');
  world.proxy.rule = () => 'before';
  const waiting = await portal.service.cancel(request.id, minji);
  expect(waiting).toMatchObject({
    closing: true,
    failure: { code: 'unavailable', retryable: true },
  });
  const { retryAt } = waiting.failure!;
  expect(Date.parse(retryAt!)).toBeGreaterThan(at);
  world.proxy.reset();
  const closed = await look();
  expect(closed.state).toBe('closed');
  expect(closed).not.toHaveProperty('closing');
});

it('gives the answers of one request, and not of all', async () => {
  const { portal, request } = await opened('answers');
  const { intent } = await portal.service.get(request.id);
  expect(intent).toEqual(tokens());
  const { items } = await portal.service.list({});
  expect(items).not.toHaveLength(0);
  for (const each of items) expect(each).not.toHaveProperty('intent');
});
