import type { PullRuns } from '@infra-portal/infra-common';
import { GitHubForge } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { minji, orderFor, sqlite, tokens, World } from './__testUtils__/world';

jest.setTimeout(120_000);

let world: World;
let database: Knex;
beforeAll(async () => {
  world = await World.start();
  database = await sqlite();
});
afterAll(async () => {
  await database.destroy();
  await world.close();
});

it('says in GitHub what reviewers should know, in place and once', async () => {
  const name = 'digest';
  const repository = await world.repository(name);
  const mirrors = world.mirrors(name);
  let stacks: PullRuns['stacks'] = [];
  let ahead = 0;
  const { service } = world.portal(database, {
    mirrors,
    clock: () => new Date(Date.now() + ahead),
    pullRunsOf: async (of, number) => ({
      ...{ repository: of, number, stacks, usual: {}, stale: [] },
    }),
  });
  const order = await orderFor(mirrors, repository, tokens());
  const checks = jest.spyOn(GitHubForge.prototype, 'putCheckRun');
  const { request: first } = await service.submit(order, minji);
  const [opened] = await world.pulls(name);
  expect(opened.body).not.toContain('For reviewers');

  const look = async () => {
    ahead += 3_600_000;
    world.proxy.reset();
    await service.runDue();
    const writes = world.proxy.calls.filter(({ method }) => method !== 'GET');
    return { writes, pull: (await world.pulls(name))[0] };
  };
  const { sha } = opened.head;
  const planned = (destroy: number): PullRuns['stacks'] => [
    {
      ...{ dir: 'a', stack: { ref: 'x//a#default', environment: 'dev' } },
      plan: {
        ...{ id: 'r', state: 'succeeded', commit: sha },
        counts: { add: 3, change: 0, destroy, import: 0, forget: 0 },
        at: '2026-11-22T00:00:00.000Z',
      },
    },
  ];
  stacks = planned(0);
  const planning = await look();
  expect(planning.pull.body).toContain(
    '`dev`: 3 to add, 0 to change, 0 to destroy',
  );
  expect(planning.pull.body).toContain(
    `/pull-requests/${world.proxy.host}/acme/${name}/${opened.number}`,
  );
  expect((await look()).writes).toEqual([]);
  stacks = planned(2);
  const { pull } = await look();
  expect(pull.body.split('For reviewers')).toHaveLength(2);
  expect(pull.body).toContain('3 to add, 0 to change, 2 to destroy');
  const last = checks.mock.calls.at(-1)![0];
  expect(last).toMatchObject({ commit: sha, externalId: first.id });
  expect(last.summary).toContain('2 to destroy');
  expect(new Set(checks.mock.calls.map(([{ name: of }]) => of)).size).toBe(1);
});
