import type { RepositoryRef } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { World } from '../requests/__testUtils__/world';
import {
  AFTER,
  fileOf,
  minji,
  orderOf,
  upgradesOver,
} from './__testUtils__/parts';
import { upgradesPortal } from './__testUtils__/portal';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

async function merge({ name }: RepositoryRef, number: number) {
  await world
    .octokit()
    .pulls.merge({ owner: 'acme', repo: name, pull_number: number });
}

describe.each(databaseIds)('upgrades, %p', databaseId => {
  let database: Knex;
  beforeAll(async () => {
    database = await migratedDatabase(databaseId);
  });
  beforeEach(async () => {
    await database('upgrades').delete();
  });
  afterAll(() => database.destroy());

  const portal = (more: Parameters<typeof upgradesPortal>[2] = {}) =>
    upgradesPortal(world, database, more);

  it('opens wave after wave, at most so many at once, to the end', async () => {
    const { service, worker, look, states, plan, repository } = await portal();
    const order = orderOf({ rules: { size: 1 } });
    const { upgrade, created } = await service.begin(order, minji);
    expect(created).toBe(true);
    expect((await service.begin(order, minji)).created).toBe(false);
    const { id } = upgrade;
    await worker.runDue();
    expect(await states(id)).toEqual([
      'a-dev open',
      'b-dev waiting',
      'a-prod waiting',
    ]);
    const [pull] = await world.pulls(repository.name);
    expect(pull).toMatchObject({
      title: 'Upgrade queue to 2.0.0 (a, dev)',
      head: { ref: 'portal/upgrades/queue-2.0.0/a-dev' },
      labels: [{ name: 'infra-portal' }, {}, { name: 'upgrade' }],
    });
    const file = await world.text(
      repository.name,
      pull.head.ref,
      fileOf('a/dev'),
    );
    expect(file).toBe(AFTER);
    for (const item of ['a-dev', 'b-dev', 'a-prod']) {
      const number = await plan(id, item, { change: 1 }, true);
      await merge(repository, number);
      await look(id);
    }
    expect(await states(id)).toEqual([
      'a-dev done',
      'b-dev done',
      'a-prod done',
    ]);
    const { state, history } = await service.get(id);
    expect(state).toBe('done');
    expect(history.map(({ message }) => message.en)).toEqual(
      expect.arrayContaining(['Went on to the next wave: prod.']),
    );
    // Its subject is free again, and there is nothing left to do.
    const again = await service.begin(orderOf(), minji);
    expect(again.created).toBe(true);
    await worker.runDue();
    expect(await states(again.upgrade.id)).toEqual([
      'a-dev unneeded',
      'b-dev unneeded',
      'a-prod unneeded',
    ]);
  });

  it('stops at a destroy until a person resumes after a fix', async () => {
    const { service, worker, look, states, plan, repository, items } =
      await portal();
    const { upgrade } = await service.begin(orderOf(), minji);
    const { id } = upgrade;
    await worker.runDue();
    const number = await plan(id, 'a-dev', { destroy: 1 });
    expect(await look(id)).toBe('stopped');
    expect(await states(id)).toContain('a-dev stopped');
    expect((await items(id))[0]).toMatchObject({ effect: 'destroy' });
    // What it waits for is for a person to say.
    expect(await look(id)).toBe('stopped');
    await service.act(id, { act: 'resume' }, minji.userRef);
    expect(await look(id)).toBe('stopped');
    const copy = await world.sandbox.clone('platform-owner', repository.name);
    await copy.git('checkout', '--quiet', 'portal/upgrades/queue-2.0.0/a-dev');
    await copy.commit({ 'stacks/a/dev/more.tf': '# mended\n' }, 'Mend it');
    await copy.git('push', '--quiet', 'origin', 'HEAD');
    await look(id);
    await plan(id, 'a-dev', { change: 1 });
    expect(await look(id)).toBe('stopped');
    await service.act(id, { act: 'resume' }, minji.userRef);
    expect(await look(id)).toBe('running');
    expect((await items(id))[0]).toMatchObject({
      ...{ state: 'open', effect: 'in-place' },
      pullRequest: { number },
    });
  });

  it('goes on where people applied and merged what stopped it', async () => {
    const { service, worker, look, states, plan, repository } = await portal();
    const { id } = (await service.begin(orderOf(), minji)).upgrade;
    await worker.runDue();
    const number = await plan(id, 'a-dev', { destroy: 1 });
    expect(await look(id)).toBe('stopped');
    await plan(id, 'a-dev', { destroy: 1 }, true);
    expect(await look(id)).toBe('stopped');
    await merge(repository, number);
    expect(await look(id)).toBe('running');
    expect(await states(id)).toEqual([
      'a-dev done',
      'b-dev open',
      'a-prod waiting',
    ]);
    const { history } = await service.get(id);
    expect(history[0].message.en).toMatch(/^Went on: what stopped it/);
  });

  it('merges by itself only what is planned empty, where it may', async () => {
    const { service, worker, look, states, plan, items } = await portal({
      mayMerge: async (_, environment) => environment === 'dev',
    });
    const order = orderOf({ rules: { autoMerge: true } });
    const { id } = (await service.begin(order, minji)).upgrade;
    await worker.runDue();
    await plan(id, 'a-dev');
    await look(id);
    expect(await states(id)).toEqual([
      'a-dev done',
      'b-dev open',
      'a-prod waiting',
    ]);
    expect((await items(id))[0].merged).toBe('by-portal');
    await plan(id, 'b-dev', { change: 1 });
    await look(id);
    expect((await items(id))[1].state).toBe('open');
    await plan(id, 'b-dev');
    await look(id);
    await plan(id, 'a-prod');
    await look(id);
    expect(await states(id)).toEqual([
      'a-dev done',
      'b-dev done',
      'a-prod open',
    ]);
  });

  it('opens nothing once it is paused or cancelled, nor while a budget burns', async () => {
    const burning = new Set(['b']);
    const { service, worker, look, states, repository } = await portal({
      burning: async product => (burning.has(product) ? ['availability'] : []),
    });
    const { id } = (await service.begin(orderOf(), minji)).upgrade;
    await service.act(id, { act: 'pause' }, minji.userRef);
    await worker.runDue();
    expect(await world.pulls(repository.name)).toEqual([]);
    await service.act(id, { act: 'resume' }, minji.userRef);
    expect(await look(id)).toBe('stopped');
    expect(await states(id)).toEqual([
      'a-dev open',
      'b-dev stopped',
      'a-prod waiting',
    ]);
    await service.act(id, { act: 'retry', item: 'b-dev' }, minji.userRef);
    expect(await look(id)).toBe('running');
    expect(await states(id)).toContain('b-dev open');
    await service.act(id, { act: 'cancel' }, minji.userRef);
    await look(id);
    expect(await world.pulls(repository.name)).toHaveLength(2);
    await expect(
      service.act(id, { act: 'resume' }, minji.userRef),
    ).rejects.toThrow('The upgrade is cancelled');
  });

  it('keeps commits of people, and says where they do not go together', async () => {
    const { service, worker, look, states, repository, parts } = await portal();
    const copy = await world.sandbox.clone('platform-owner', repository.name);
    await copy.git(
      'checkout',
      '--quiet',
      '-b',
      'portal/upgrades/queue-2.0.0/a-dev',
    );
    await copy.commit({ [fileOf('a/dev')]: '# by hand\nref = "v3"\n' }, 'Mine');
    await copy.git('push', '--quiet', 'origin', 'HEAD');
    const { id } = (await service.begin(orderOf(), minji)).upgrade;
    await worker.runDue();
    // A branch of this name that nobody knows is somebody else's.
    expect(await states(id)).toContain('a-dev failed');
    expect(await look(id)).toBe('stopped');
    await service.act(id, { act: 'skip', item: 'a-dev' }, minji.userRef);
    const other = upgradesOver({ ...parts });
    await Promise.all([worker.runDue(), other.worker.runDue()]);
    expect(await states(id)).toEqual([
      'a-dev skipped',
      'b-dev open',
      'a-prod waiting',
    ]);
    expect(await world.pulls(repository.name)).toHaveLength(1);
  });

  it('tells a closed pull request, and opens another when a person says so', async () => {
    const { service, worker, look, states, repository } = await portal();
    const { id } = (await service.begin(orderOf(), minji)).upgrade;
    await worker.runDue();
    const [, pull] = (await world.pulls(repository.name)).sort(
      (a, b) => b.number - a.number,
    );
    await world.octokit().pulls.update({
      ...{ owner: 'acme', repo: repository.name, state: 'closed' as const },
      pull_number: pull.number,
    });
    expect(await look(id)).toBe('stopped');
    expect(await states(id)).toContain('a-dev closed');
    await service.act(id, { act: 'retry', item: 'a-dev' }, minji.userRef);
    expect(await look(id)).toBe('running');
    expect(await states(id)).toContain('a-dev open');
    expect(await world.pulls(repository.name)).toHaveLength(2);
  });
});
