import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  BEGIN,
  DAY,
  estimateOf,
  placeOf,
  recordOf,
} from '../__testUtils__/records';
import { openDatabase } from '../database';
import { CostStore } from '../store';
import { CostReader } from './CostReader';
import type { CostFilter } from './filter';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const api = placeOf('api', {
  ...{ product: 'authhub', service: 'api', environment: 'prod' },
});
const web = placeOf('web', { product: 'shop', service: 'api' });
const bare = placeOf('bare');

async function world(id: Parameters<typeof databases.init>[0]) {
  const client = await databases.init(id);
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const store = new CostStore(knex);
  await store.record([
    recordOf(api, [1, 0], estimateOf('100')),
    recordOf(api, [3, 50], estimateOf('120.5')),
    recordOf(web, [2, 55], estimateOf('7')),
    recordOf(bare, [2, 1], estimateOf('1', { currency: 'EUR' })),
  ]);
  const reader = new CostReader({
    knex,
    budgets: async () => ({ product: new Map([['authhub', '110']]) }),
    commitUrl: () => undefined,
    now: () => BEGIN + 60 * DAY,
  });
  return { store, reader };
}

it.each(databases.eachSupportedId())('tells sums on %p', async id => {
  const { store, reader } = await world(id);
  const summary = await reader.summary({});
  expect(summary).toMatchObject({
    ...{ currency: 'USD', monthly: '127.5', change: '27.5', stacks: 3 },
    otherCurrencies: { EUR: 1 },
    movers: [
      { name: 'api', change: '20.5' },
      { name: 'web', change: '7' },
    ],
  });
  const authhub = { monthly: '120.5', change: '20.5', budget: '110' };
  expect(summary.groups.product).toEqual([
    { key: 'authhub', stacks: 1, ...authhub },
    { key: 'shop', stacks: 1, monthly: '7' },
    { key: '', stacks: 1, monthly: '0' },
  ]);
  expect(summary.groups.service.map(({ key }) => key)).toEqual([
    ...['authhub/api', 'shop/api', ''],
  ]);
  const all = await reader.days({ filter: {}, dimension: 'service', days: 12 });
  const of = (date: string) => all.days.find(day => day.date === date);
  expect(of('2026-02-19')).toEqual({
    ...{ date: '2026-02-19', monthly: '100' },
    by: { 'authhub/api': '100', 'shop/api': '0' },
  });
  expect(of('2026-03-02')?.monthly).toBe('127.5');
  for (const filter of [
    { service: ['shop/api'] },
    { environment: [''] },
    { environment: [''], product: ['shop'] },
  ]) {
    const { days } = await reader.days({ filter, days: 12 });
    expect(days.at(-1)).toEqual({ date: '2026-03-02', monthly: '7' });
    expect(days[0].monthly).toBe('0');
  }

  await store.keepPlaces([api, bare], BEGIN + 60 * DAY);
  expect((await reader.summary({})).monthly).toBe('120.5');
  expect((await reader.page({}, { order: 'name', limit: 9 })).total).toBe(2);
  const { days } = await reader.days({ filter: {}, days: 2 });
  expect(days.map(({ monthly }) => monthly)).toEqual(['127.5', '120.5']);
});

/** Many stacks in SQLite, and what its database is asked. */
async function manyServices() {
  const client = await databases.init('SQLITE_3');
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const store = new CostStore(knex);
  await store.record(
    Array.from({ length: 40 }, (_, index) => {
      const name = `s${index}`;
      const place = placeOf(name, { product: 'shop', service: name });
      return [0, 30, 55].map((days, turn) =>
        recordOf(place, [turn, days], estimateOf(String(index + turn))),
      );
    }).flat(),
  );
  const reader = new CostReader({
    ...{ knex, budgets: async () => ({}), commitUrl: () => undefined },
    now: () => BEGIN + 60 * DAY,
  });
  await reader.summary({});
  await knex.raw('analyze');
  const asked: { sql: string; bindings: string[]; rows: number }[] = [];
  knex.on('query-response', (rows, { sql, bindings }) =>
    asked.push({ sql, bindings, rows: rows.length }),
  );
  const planOf = async ({ sql, bindings }: (typeof asked)[number]) => {
    const plan = await knex.raw(`explain query plan ${sql}`, bindings);
    return plan.map(({ detail }: { detail: string }) => detail) as string[];
  };
  return { knex, reader, asked, planOf };
}

it('looks at the stacks that fit before their steps', async () => {
  const { knex, reader, asked, planOf } = await manyServices();
  const filter = { owner: [''], environment: [''] };
  await reader.days({ filter, dimension: 'service', days: 20 });
  knex.removeAllListeners('query-response');
  const joined = asked.filter(({ sql }) => sql.includes('cross join'));
  expect(joined).toHaveLength(4);
  for (const each of joined) {
    const [stacks, steps] = await planOf(each);
    expect(stacks).toMatch(/^SCAN cost_stacks/);
    expect(steps).toMatch(/^SEARCH cost_steps USING .*\(stack_ref=\?/);
  }
});

it('reads of many keys only those that are told, by index', async () => {
  const { knex, reader, asked, planOf } = await manyServices();
  const request = { filter: {}, dimension: 'service', days: 20 } as const;
  const { days } = await reader.days(request);
  knex.removeAllListeners('query-response');
  expect(Object.keys(days[0].by!)).toEqual(
    Array.from({ length: 12 }, (_, index) => `shop/s${39 - index}`),
  );
  // Of the generation, and before and since the first day of totals and keys.
  expect(asked).toHaveLength(5);
  // Every key has one sum of before, and one change in these days.
  expect(asked.map(({ rows }) => rows)).toEqual([undefined, 1, 1, 12, 12]);
  for (const each of asked.slice(1)) {
    const [plan] = await planOf(each);
    expect(plan).toMatch(
      /^SEARCH cost_days USING INDEX .*currency=\? AND dimension=\? AND item=\? AND day[<>]/,
    );
  }
});

it.each(databases.eachSupportedId())('tells who moved on %p', async id => {
  const { reader } = await world(id);
  const movers = async (filter: CostFilter, days: number, limit = 9) => {
    const found = await reader.movers(filter, { days, limit });
    return found.movers.map(({ stack, change, isNew }) => [
      ...[stack.name, change, isNew],
    ]);
  };
  const apiMoved = ['api', '20.5', false];
  const webMoved = ['web', '7', true];
  expect(await movers({}, 30)).toEqual([apiMoved, webMoved]);
  expect(await movers({}, 30, 1)).toEqual([apiMoved]);
  expect(await movers({}, 8)).toEqual([webMoved]);
  expect(await movers({}, 90)).toEqual([['api', '120.5', true], webMoved]);
  expect(await movers({ environment: ['prod'] }, 30)).toEqual([apiMoved]);
  expect(await movers({ product: ['nobody'] }, 30)).toEqual([]);
  const { since, currency } = await reader.movers({}, { days: 8, limit: 1 });
  expect([since, currency]).toEqual(['2026-02-22T23:59:59.999Z', 'USD']);
  expect((await reader.stack(api.ref)).name).toBe('api');
  await expect(reader.stack(`${api.ref}x`)).rejects.toThrow(/no stack/);
});

it.each(databases.eachSupportedId())('pages in each order on %p', async id => {
  const { reader } = await world(id);
  for (const [order, names] of [
    ['cost', ['api', 'web', 'bare']],
    ['change', ['api', 'bare', 'web']],
    ['name', ['api', 'bare', 'web']],
  ] as const) {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.page({}, { order, limit: 1, cursor });
      found.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(found).toEqual(names);
  }
});
