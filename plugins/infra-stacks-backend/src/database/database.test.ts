import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Inbox, openDatabase, Repositories } from '.';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@infra-portal/plugin-infra-stacks-backend',
  'migrations',
);

async function open(id: TestDatabaseId) {
  const knex = await databases.init(id);
  return openDatabase(mockServices.database({ knex }));
}

describe.each(databases.eachSupportedId())('%p', id => {
  it('migrates up, down and up again', async () => {
    const knex = await open(id);
    expect(await knex.schema.hasTable('webhook_inbox')).toBe(true);
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('webhook_inbox')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('pull_requests')).toBe(true);
  });

  it('keeps each delivery once, and gives it to one taker', async () => {
    const inbox = new Inbox(await open(id));
    const names = Array.from({ length: 8 }, (_, index) => `delivery-${index}`);
    await Promise.all(
      [...names, ...names].map(name => inbox.add(name, `"${name}"`)),
    );
    const taken = await Promise.all(
      Array.from({ length: 12 }, () => inbox.take()),
    );
    const items = taken.filter(item => item !== undefined);
    expect(items.map(item => item.deliveryId).sort()).toEqual(names);
    expect(items.every(({ attempts }) => attempts === 1)).toBe(true);
    await Promise.all(items.map(item => inbox.finish(item)));
    await inbox.add('delivery-0', '"again"');
    expect(await inbox.take()).toBeUndefined();
  });

  it('keeps what comes together, and nothing else when one cannot be', async () => {
    const inbox = new Inbox(await open(id));
    const lane = 'runs';
    const add = (deliveryId: string, message: string | null) =>
      inbox.addAll([{ deliveryId, message: message as string, lane }]);
    const outcomes = await Promise.allSettled([
      ...[add('one', '1'), add('two', '2'), add('none', null)],
      ...[add('three', '3'), add('two', 'again'), add('four', '4')],
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected'],
      ...['fulfilled', 'fulfilled', 'fulfilled'],
    ]);
    const taken = await Promise.all([
      inbox.takeSome(3, lane),
      inbox.takeSome(3, lane),
      inbox.takeSome(3, lane),
    ]);
    expect(taken.every(items => items.length <= 3)).toBe(true);
    const items = taken.flat();
    expect(items.map(({ message }) => message).sort()).toEqual([
      ...['1', '2', '3', '4'],
    ]);
    await inbox.finish(...items);
    expect(await inbox.takeSome(9, lane)).toEqual([]);
  });

  it('tries a message again later, takes one over, and gives up at last', async () => {
    let now = 1_000_000;
    const inbox = new Inbox(await open(id), () => now);
    await inbox.add('one', '{}');
    const first = (await inbox.take())!;
    await inbox.fail(first, 'GitHub\0 is away');
    expect(await inbox.take()).toBeUndefined();
    now += 2_000;
    const second = (await inbox.take())!;
    expect([second.deliveryId, second.attempts]).toEqual(['one', 2]);
    // Whoever took it was killed: after the lease somebody else may.
    expect(await inbox.take()).toBeUndefined();
    now += 5 * 60_000;
    for (let attempt = 3; attempt <= 10; attempt += 1) {
      const item = (await inbox.take())!;
      expect(item.attempts).toBe(attempt);
      await inbox.fail(item, 'still away');
      now += 10 * 60_000;
    }
    expect(await inbox.take()).toBeUndefined();
    expect(await inbox.clean(now - 11 * 60_000)).toBe(0);
    expect(await inbox.clean(now)).toBe(1);
  });

  it('notes what was told of repositories', async () => {
    const known = new Repositories(await open(id));
    const name = 'github.com/acme/infrastructure';
    const many = Array.from({ length: 450 }, (_, index): [string, string] => [
      `branch-${index}`,
      '1'.repeat(40),
    ]);
    await known.putBranches(name, many);
    await known.putBranches(name, [['branch-1', '2'.repeat(40)]]);
    await known.putBranches('github.com/acme/other', [['main', 'x']]);
    await known.removeBranches(
      name,
      many.slice(2).map(([branch]) => branch),
    );
    expect([...(await known.branches(name))]).toEqual([
      ['branch-0', '1'.repeat(40)],
      ['branch-1', '2'.repeat(40)],
    ]);
    const pull = { number: 7, branch: 'portal/a/b/create', head: 'a' };
    await known.putPullRequest(name, pull);
    await known.putPullRequest(name, { ...pull, head: 'b' });
    expect(await known.pullRequests(name)).toEqual([{ ...pull, head: 'b' }]);
    await known.removePullRequest(name, 7);
    expect(await known.pullRequests(name)).toEqual([]);
  });
});
