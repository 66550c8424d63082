import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { WarningBudget } from '@infra-portal/infra-common';
import {
  BEGIN,
  DAY,
  estimateOf,
  placeOf,
  recordOf,
} from '../__testUtils__/records';
import { openDatabase } from '../database';
import { MESSAGES } from '../messages';
import { CostReader } from '../read';
import { CostStore } from '../store';
import { BudgetNotices } from './BudgetNotices';
import { readWarningBudgets } from './readWarningBudgets';
import { standsOf } from './Stands';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const PLATFORM = 'group:default/platform';
const of = (name: string, owner?: string) =>
  placeOf(name, {
    ...{ product: 'authhub', service: name, environment: 'dev' },
    ...(owner !== undefined && { owner }),
  });
const api = of('api', 'group:default/auth');
const web = of('web', '@acme/team-web');
const job = of('job');

const budget = (
  kind: WarningBudget['kind'],
  key: string,
  limit: string,
): WarningBudget => ({ ...{ kind, key, limit }, warnAt: 0.8 });

async function world(id: Parameters<typeof databases.init>[0]) {
  const client = await databases.init(id);
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const store = new CostStore(knex);
  const budgets = [
    budget('product', 'authhub', '100'),
    budget('service', 'authhub/job', '10'),
    budget('environment', 'dev', '200'),
  ];
  const clock = { now: BEGIN + 60 * DAY };
  const reader = new CostReader({
    ...{ knex, budgets: async () => ({}), commitUrl: () => undefined },
    now: () => clock.now,
  });
  const logger = mockServices.logger.mock();
  const process = () =>
    new BudgetNotices({
      ...{ knex, logger, platform: [PLATFORM], language: 'en' },
      stands: async () => standsOf(await reader.since(0), budgets),
      now: () => clock.now,
    });
  let height = 0;
  /** What a stack costs from now on. */
  const price = async (place: typeof api, monthly: string) => {
    height += 1;
    const estimate = estimateOf(monthly);
    await store.record([recordOf(place, [height, 50], estimate)]);
  };
  /** Who was told what since it was last asked. */
  const told = async () => {
    clock.now += 60_000;
    await Promise.all([process().run(), process().run()]);
    const rows = await knex(MESSAGES).orderBy('recipient');
    await knex(MESSAGES).delete();
    return rows.map(row => [row.recipient, JSON.parse(row.payload).title]);
  };
  return { store, budgets, price, told, logger };
}

it.each(databases.eachSupportedId())(
  'tells who has most of it once at each crossing on %p',
  async id => {
    const { store, budgets, price, told } = await world(id);
    const over = 'The budget of product authhub is exceeded';
    const near = 'The budget of product authhub is nearly used up';
    await store.keepPlaces([api, web], BEGIN);
    // Not priced yet: nothing can be said, though the sum is nothing.
    expect(await told()).toEqual([]);
    await price(api, '150');
    expect(await told()).toEqual([]);
    await price(web, '5');
    // So it stood when it was first seen.
    expect(await told()).toEqual([]);
    await price(api, '80');
    expect(await told()).toEqual([]);
    await price(api, '96');
    expect(await told()).toEqual([['group:default/auth', over]]);
    await price(api, '99');
    expect(await told()).toEqual([]);
    await price(api, '1');
    expect(await told()).toEqual([]);
    await price(web, '80');
    expect(await told()).toEqual([['group:default/team-web', near]]);
    await price(web, '250');
    expect(await told()).toEqual([
      ['group:default/platform', 'The budget of environment dev is exceeded'],
      ['group:default/team-web', over],
    ]);
    budgets[0].limit = '1000';
    expect(await told()).toEqual([]);
    budgets[0].limit = '251';
    expect(await told()).toEqual([['group:default/team-web', near]]);
  },
);

it.each(databases.eachSupportedId())(
  'tells the platform of what nobody owns on %p',
  async id => {
    const { price, told } = await world(id);
    await price(job, '1');
    expect(await told()).toEqual([]);
    await price(job, '10.000001');
    expect(await told()).toEqual([
      [PLATFORM, 'The budget of service authhub/job is exceeded'],
    ]);
  },
);

it('takes the first of two budgets, and adds those of environments', async () => {
  const standards = (limit: number, warnAt: number) => ({
    budgets: {
      ...{ warnAt, products: { shop: limit }, services: { 'shop/a': limit } },
    },
    environments: { dev: { budget: limit }, prod: {} },
  });
  const all = [standards(10, 0.9), undefined, standards(5, 0.7)];
  const found = await readWarningBudgets(
    { of: async repository => all[repository as never] as never },
    [0, 1, 2] as never,
  );
  expect(found).toEqual([
    { kind: 'product', key: 'shop', limit: '10', warnAt: 0.9 },
    { kind: 'service', key: 'shop/a', limit: '10', warnAt: 0.9 },
    { kind: 'environment', key: 'dev', limit: '15', warnAt: 0.7 },
  ]);
});
