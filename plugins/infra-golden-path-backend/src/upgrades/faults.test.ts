import type { Knex } from 'knex';
import { repositoryName } from '@infra-portal/infra-node';
import type { Fault, ProxiedCall } from '@infra-portal/sandbox/testing';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { World } from '../requests/__testUtils__/world';
import { fileOf, minji, orderOf, upgradesOver } from './__testUtils__/parts';
import { upgradesPortal } from './__testUtils__/portal';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());
afterEach(() => world.proxy.reset());

const BOTH_OPEN = ['a-dev open', 'b-dev open', 'a-prod waiting'];

const isNewPull = ({ method, path }: ProxiedCall) =>
  method === 'POST' && /\/pulls$/.test(path);

describe.each(databaseIds)('upgrades in trouble, %p', databaseId => {
  let database: Knex;
  beforeAll(async () => {
    database = await migratedDatabase(databaseId);
  });
  beforeEach(async () => {
    await database('upgrades').delete();
  });
  afterAll(() => database.destroy());

  async function begun() {
    const portal = await upgradesPortal(world, database);
    const { id } = (await portal.service.begin(orderOf(), minji)).upgrade;
    const branches = async () =>
      (await world.pulls(portal.repository.name, 'all'))
        .map(pull => pull.head.ref.split('/').at(-1))
        .sort();
    return { ...portal, id, branches };
  }

  /** Each from the second call of a kind on; the first one passes. */
  const fromTheSecond = (
    isIt: (call: ProxiedCall) => boolean,
    fault: Fault,
  ) => {
    let seen = 0;
    return (call: ProxiedCall): Fault => {
      if (isIt(call)) seen += 1;
      return isIt(call) && seen > 1 ? fault : 'pass';
    };
  };

  it('goes on after GitHub asked it to wait half way', async () => {
    const { id, worker, look, states, branches } = await begun();
    const reset = Math.floor(Date.now() / 1000) + 600;
    world.proxy.rule = fromTheSecond(isNewPull, {
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${reset}`,
      },
      body: { message: 'API rate limit exceeded' },
    });
    await worker.runDue();
    expect(await states(id)).toEqual([
      ...['a-dev open', 'b-dev opening', 'a-prod waiting'],
    ]);
    const { due_at: due } = await database('upgrades').first();
    expect(Date.parse(due)).toBeGreaterThanOrEqual(reset * 1000);
    world.proxy.reset();
    expect(await look(id)).toBe('running');
    expect(await states(id)).toEqual(BOTH_OPEN);
    expect(await branches()).toEqual(['a-dev', 'b-dev']);
  });

  it('waits for a repository that cannot be reached', async () => {
    const { id, worker, look, states, branches } = await begun();
    world.proxy.rule = () => 'before';
    await worker.runDue();
    expect(await states(id)).toContain('a-dev opening');
    world.proxy.reset();
    expect(await look(id)).toBe('running');
    expect(await states(id)).toEqual(BOTH_OPEN);
    expect(await branches()).toEqual(['a-dev', 'b-dev']);
  });

  it('stops at a repository that takes nothing, such as an archived one', async () => {
    const { id, worker, look, states, items, service } = await begun();
    world.proxy.rule = ({ path }) =>
      path.includes('receive-pack') ? { status: 403 } : 'pass';
    await worker.runDue();
    expect(await look(id)).toBe('stopped');
    expect(await states(id)).toContain('a-dev failed');
    expect((await items(id))[0].detail?.en).toMatch(/could not be opened: .+/);
    world.proxy.reset();
    await service.act(id, { act: 'resume' }, minji.userRef);
    expect(await look(id)).toBe('running');
    expect(await states(id)).toEqual(BOTH_OPEN);
  });

  it('leaves out what was taken away meanwhile', async () => {
    const { id, worker, states, copy, branches } = await begun();
    await copy.git('rm', '--quiet', fileOf('a/dev'));
    await copy.git('commit', '--quiet', '-m', 'Take it away');
    await copy.git('push', '--quiet', 'origin', 'main');
    await worker.runDue();
    expect(await states(id)).toEqual([
      ...['a-dev unneeded', 'b-dev open', 'a-prod waiting'],
    ]);
    expect(await branches()).toEqual(['b-dev']);
  });

  it('opens each pull request once, however many backends there are', async () => {
    const { id, worker, parts, states, branches } = await begun();
    const others = [1, 2].map(() => upgradesOver(parts).worker);
    await Promise.all([worker, ...others].map(each => each.runDue()));
    expect(await states(id)).toEqual(BOTH_OPEN);
    expect(await branches()).toEqual(['a-dev', 'b-dev']);
  });

  it('has stacks planned again that another pull request held, once', async () => {
    const { id, worker, look, items, plan, plans, store, repository } =
      await begun();
    await worker.runDue();
    const number = await plan(id, 'a-dev');
    const holder = { number: 4, url: 'https://github.com/a/b/pull/4' };
    const runs = plans.get(number)!;
    const at = new Date(Date.now() - 60_000).toISOString();
    const [{ dir, plan: planned }] = runs.stacks;
    const stack = {
      dir,
      plan: {
        ...{ ...planned!, at, state: 'waiting' as const },
        blockedBy: holder,
      },
    };
    const lock = { pullRequest: holder, since: at, observedAt: at };
    plans.set(number, { ...runs, stacks: [{ ...stack, lock }] });
    expect(await look(id)).toBe('running');
    const [item] = await items(id);
    expect(item).toMatchObject({ state: 'open', heldBy: holder });
    expect(item.detail?.en).toContain('#4 holds');
    // What happens to the holder is news for it.
    const name = repositoryName(repository);
    expect(await store.poke(name, { number: 4 })).toBe(1);
    plans.set(number, { ...runs, stacks: [stack] });
    await look(id);
    await look(id);
    const { data } = await world.octokit().issues.listComments({
      ...{ owner: 'acme', repo: repository.name, issue_number: number },
    });
    expect(data.map(({ body }) => body)).toEqual(['atlantis plan']);
    await plan(id, 'a-dev');
    await look(id);
    const [after] = await items(id);
    expect(after).not.toHaveProperty('heldBy');
    expect(after.effect).toBe('none');
    expect(await store.poke(name, { number: 4 })).toBe(0);
  });
});
