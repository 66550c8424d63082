import {
  databaseIds,
  migratedDatabase,
  migrateDown,
} from '../__testUtils__/databases';
import { minji, orderFor, tokens, World } from './__testUtils__/world';

jest.setTimeout(300_000);

const ORDERS = process.env.HEAVY ? 50 : 10;
const SERVICES = process.env.HEAVY ? 10 : 4;

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

describe.each(databaseIds)('with %s', id => {
  it('goes up and down', async () => {
    const database = await migratedDatabase(id);
    expect(await database.schema.hasTable('service_requests')).toBe(true);
    await migrateDown(database);
    expect(await database.schema.hasTable('service_requests')).toBe(false);
  });

  it('opens one pull request for many orders of the same, in two backends', async () => {
    const name = `same-${id.toLowerCase().replace('_', '-')}`;
    const repository = await world.repository(name);
    const database = await migratedDatabase(id);
    const mirrors = world.mirrors(`${name}-one`);
    const portals = [
      world.portal(database, { mirrors }),
      world.portal(database, { mirrors: world.mirrors(`${name}-two`) }),
    ];
    const order = await orderFor(mirrors, repository, tokens());
    const all = await Promise.all(
      Array.from({ length: ORDERS }, (_, i) =>
        portals[i % 2].service.submit(order, minji),
      ),
    );
    expect(new Set(all.map(({ request }) => request.id)).size).toBe(1);
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ request }) => request.state))).toEqual(
      new Set(['open']),
    );
    expect(await world.pulls(name, 'all')).toHaveLength(1);
  });

  // The core runs on every database, the rest on the quickest.
  const runsRest = id === 'SQLITE_3' || Boolean(process.env.HEAVY);
  if (!runsRest) return;

  it('opens one for each of many services, and one for many wishes of the same', async () => {
    const name = `other-${id.toLowerCase().replace('_', '-')}`;
    const repository = await world.repository(name);
    const database = await migratedDatabase(id);
    const mirrors = world.mirrors(name);
    const { service } = world.portal(database, { mirrors });
    const intents = Array.from({ length: ORDERS }, (_, i) => ({
      product: 'authhub',
      // Several different wishes for each.
      service: `service-${i % SERVICES}`,
      files: {
        [`stacks/authhub/service-${i % SERVICES}/main.tf`]: `# ${Math.floor(
          i / SERVICES,
        )}\n`,
      },
    }));
    const orders = await Promise.all(
      intents.map(intent => orderFor(mirrors, repository, intent)),
    );
    const all = await Promise.all(
      orders.map(order => service.submit(order, minji)),
    );
    await service.runDue();
    expect(new Set(all.map(({ request }) => request.id)).size).toBe(SERVICES);
    const pulls = await world.pulls(name, 'all');
    expect(pulls).toHaveLength(SERVICES);
    const { items } = await service.list({ limit: 100 });
    expect(items.map(({ state }) => state)).toEqual(
      Array(SERVICES).fill('open'),
    );
    for (const item of items) {
      const last = orders.find(({ digest }) => digest === item.digest)!;
      const [[file, text]] = Object.entries((last.intent as any).files);
      expect(await world.text(name, item.branch, file)).toBe(text);
    }
    // All pages together have all of them, none twice.
    const first = await service.list({ limit: SERVICES - 1 });
    const rest = await service.list({
      limit: SERVICES - 1,
      cursor: first.nextCursor,
    });
    const ids = [...first.items, ...rest.items].map(each => each.id);
    expect(new Set(ids).size).toBe(SERVICES);
    expect(rest.nextCursor).toBeUndefined();
  });
});
