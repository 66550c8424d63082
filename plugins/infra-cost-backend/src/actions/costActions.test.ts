import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { CostResource } from '@infra-portal/infra-common';
import * as records from '../__testUtils__/records';
import { readerOf } from '../__testUtils__/readerOf';
import { startActions } from '../__testUtils__/startActions';
import type { CostReader } from '../read';

const { BEGIN, DAY, estimateOf, placeOf, recordOf } = records;

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const api = placeOf('api', {
  ...{ product: 'authhub', environment: 'prod', owner: 'a\u202e\nteam' },
});
const others = Array.from({ length: 60 }, (_, index) =>
  placeOf(`other-${index}`, { product: 'shop' }),
);

const resourceOf = (monthly: string): CostResource => ({
  ...{ address: `aws_instance.x${monthly}\u200b${'y'.repeat(900)}` },
  ...{ monthly, usage: '0', parts: [] },
  components: [
    {
      ...{ name: 'hours', unit: 'hours', usageBased: false },
      ...{ quantity: '1', price: monthly, monthly },
    },
  ],
});

const amounts = Array.from({ length: 30 }, (_, index) => `${index + 1}`);
const unsupportedTypes = Object.fromEntries(
  amounts.map(each => [`aws_type_${each}`, Number(each)]),
);

async function world() {
  const knex = await databases.init('SQLITE_3');
  const now = estimateOf('465', { resources: amounts.map(resourceOf) });
  return readerOf(knex, [
    recordOf(api, [1, 0], estimateOf('400.25')),
    recordOf(api, [2, 50], {
      ...now,
      coverage: { ...now.coverage, unsupported: 30, unsupportedTypes },
    }),
    recordOf(
      api,
      [3, 58],
      estimateOf('0', {
        state: 'failed',
        problems: [
          { severity: 'error', message: `no\u0007 ${'z'.repeat(9e3)}` },
        ],
        pricedAt: new Date(BEGIN + 58 * DAY).toISOString(),
      }),
    ),
    ...others.map((place, index) =>
      recordOf(place, [2, 55], estimateOf(`${index + 1}`)),
    ),
  ]);
}

let reader: CostReader;
beforeAll(async () => {
  reader = await world();
});

describe('get-stack-cost', () => {
  it('tells what a stack costs, by name and by ref, in few clean words', async () => {
    const invoke = startActions({ reader });
    const cost = await invoke('get-stack-cost', { stack: 'api' });
    expect(cost).toMatchObject({
      ...{ name: 'api', ref: api.ref, owner: 'a team', change: '64.75' },
      cost: {
        ...{ currency: 'USD', monthly: '465', grade: 'price-book' },
        ...{ source: 'price book 2026-01-01', commit: 'c2' },
        pricedAt: new Date(BEGIN).toISOString(),
      },
      coverage: { detected: 2, priced: 1, unsupported: 30 },
      failing: { since: new Date(BEGIN + 58 * DAY).toISOString() },
    });
    expect(cost.components.map((each: any) => each.monthly)).toEqual([
      '30',
      '29',
      '28',
      '27',
      '26',
      '25',
      '24',
      '23',
      '22',
      '21',
    ]);
    expect(cost.coverage.unsupportedTypes).toHaveLength(20);
    expect(cost.coverage.unsupportedTypes[0].count).toBe(30);
    expect(cost.failing.message).toMatch(/^no z{400,497}$/);
    const text = JSON.stringify(cost);
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}/u);
    expect(text.length).toBeLessThan(6_000);
    expect(await invoke('get-stack-cost', { stack: api.ref })).toEqual(cost);
  });

  it('refuses who may not see costs, and names what is not there', async () => {
    const ask = startActions({ reader });
    const stack = 'nobody';
    await expect(ask('get-stack-cost', { stack })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('"nobody"'),
    });
    for (const wrong of [{}, { stack: '' }, { stack: 'x'.repeat(1_001) }]) {
      await expect(ask('get-stack-cost', wrong)).rejects.toThrow(/input/);
    }
    const denied = startActions({ reader, result: AuthorizeResult.DENY });
    await expect(
      denied('get-stack-cost', { stack: 'api' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});

describe('list-cost-movers', () => {
  it('lists the greatest changes, so many and of so many days', async () => {
    const invoke = startActions({ reader });
    const ten = await invoke('list-cost-movers', {});
    expect(ten.movers).toHaveLength(10);
    expect(ten.movers[0]).toMatchObject({
      ...{ name: 'api', product: 'authhub', environment: 'prod' },
      ...{ monthly: '465', change: '64.75', isNew: false },
      failingSince: new Date(BEGIN + 58 * DAY).toISOString(),
      source: 'price book 2026-01-01',
    });
    expect(ten.movers[1]).toMatchObject({ name: 'other-59', isNew: true });
    const most = await invoke('list-cost-movers', { limit: 50, days: 90 });
    expect(most.movers).toHaveLength(50);
    expect(most.movers[0]).toMatchObject({ change: '465', isNew: true });
    const week = await invoke('list-cost-movers', { days: 8, limit: 1 });
    expect(week).toMatchObject({
      ...{ currency: 'USD', since: '2026-02-22T23:59:59.999Z' },
      movers: [{ name: 'other-59' }],
    });
  });

  it('takes one product or environment, which may be of nobody', async () => {
    const invoke = startActions({ reader });
    const names = async (input: object) => {
      const { movers } = await invoke('list-cost-movers', input);
      return movers.map((each: { name: string }) => each.name);
    };
    expect(await names({ environment: 'prod' })).toEqual(['api']);
    expect(await names({ product: 'shop', limit: 1 })).toEqual(['other-59']);
    expect(await names({ product: 'shop', environment: 'prod' })).toEqual([]);
    expect(await names({ product: '__proto__' })).toEqual([]);
  });

  it('refuses too much, and who may not see costs', async () => {
    const ask = startActions({ reader });
    for (const wrong of [{ days: 0 }, { days: 91 }, { limit: 51 }]) {
      await expect(ask('list-cost-movers', wrong)).rejects.toThrow(/input/);
    }
    const denied = startActions({ reader, result: AuthorizeResult.DENY });
    await expect(denied('list-cost-movers', {})).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
