import { ConfigReader } from '@backstage/config';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { addAmounts, toAmount } from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import fc from 'fast-check';
import {
  BEGIN,
  DAY,
  estimateOf,
  placeOf,
  recordOf,
  resourceOf,
} from '../__testUtils__/records';
import { openDatabase } from '../database';
import { CostReader } from '../read';
import { CostStore } from '../store';
import { readTagKeys } from './readTagKeys';
import { TagCosts } from './TagCosts';
import { TagKeys } from './TagKeys';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const never = new AbortController().signal;
const api = placeOf('api', { product: 'authhub', environment: 'prod' });
const web = placeOf('web', { product: 'shop', environment: 'dev' });

const tagged = (monthly: string, ...parts: [string, object][]) =>
  estimateOf(monthly, {
    resources: parts.map(([amount, tags]) =>
      resourceOf(amount, tags as Record<string, string>),
    ),
  });

async function open(id: Parameters<typeof databases.init>[0]) {
  const client = await databases.init(id);
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const store = new CostStore(knex);
  const now = () => BEGIN + 60 * DAY;
  const reader = new CostReader({
    ...{ knex, now, budgets: async () => ({}), commitUrl: () => undefined },
  });
  const required = async () => ['Team'];
  const tags = new TagCosts({ knex, reader, required, now });
  return { knex, store, reader, tags };
}

describe.each(databases.eachSupportedId())('%p', id => {
  it('tells costs by the values of a tag, now and before', async () => {
    const { store, reader, tags } = await open(id);
    await store.keepTagKeys(['Team', 'Rank'], never);
    await store.record([
      recordOf(api, [1, 0], tagged('100', ['60', { Team: 'a' }], ['30', {}])),
      recordOf(api, [3, 50], tagged('120', ['120', { Team: 'a' }])),
      recordOf(web, [2, 1], tagged('7', ['5', { Team: 'b' }], ['2', {}])),
    ]);
    expect(await tags.tags({}, 'Team')).toMatchObject({
      ...{ currency: 'USD', monthly: '127' },
      tags: [
        { key: 'Team', required: true, missing: '2', stacks: 1, unknown: '0' },
        { key: 'Rank', required: false, missing: '127', stacks: 2 },
      ],
      groups: [
        { key: '=a', monthly: '120', change: '60', stacks: 1 },
        { key: '=b', monthly: '5', change: '0', stacks: 1 },
        { key: '-', monthly: '2', change: '-30', stacks: 1 },
      ],
    });
    const days = async (filter: object, dimension?: 'tag:Team' | 'product') =>
      (await reader.days({ filter, dimension, days: 12 })).days;
    const all = await days({}, 'tag:Team');
    expect(all[0]).toMatchObject({
      ...{ monthly: '107', by: { '=a': '60', '=b': '5', '-': '32' } },
    });
    expect(all.at(-1)).toMatchObject({
      ...{ monthly: '127', by: { '=a': '120', '=b': '5', '-': '2' } },
    });
    const tag = { key: 'Team', items: ['-'] };
    const ofWeb = { product: ['shop'] };
    expect((await days({ tag }))[0].monthly).toBe('32');
    expect((await days({ tag }, 'product'))[0].by).toEqual({
      ...{ authhub: '30', shop: '2' },
    });
    expect((await days(ofWeb, 'tag:Team')).at(-1)?.by).toEqual({
      ...{ '=b': '5', '-': '2' },
    });
    expect((await days({ tag, ...ofWeb })).at(-1)?.monthly).toBe('2');

    const summary = await reader.summary({ tag });
    expect(summary).toMatchObject({
      ...{ monthly: '2', change: '-30', stacks: 2 },
      groups: { product: [{ key: 'shop', monthly: '2' }, { key: 'authhub' }] },
    });
    const page = await reader.page({ tag }, { order: 'cost', limit: 9 });
    expect(page.items[0]).toMatchObject({
      ...{ name: 'web', cost: { monthly: '2' }, change: '0' },
    });
    const csv = [...(await reader.csv({ tag }, { order: 'cost' }))].join('');
    expect(csv).toContain('web,shop,,dev');
    expect(csv).toMatch(/,USD,2,0,0,/);
  });

  it('splits what is there by other tags, and goes on where it ended', async () => {
    const { store, tags } = await open(id);
    await store.record([
      recordOf(api, [1, 0], tagged('10', ['10', { Team: 'a', Rank: '1' }])),
      recordOf(web, [2, 1], tagged('7', ['7', { Team: 'b' }])),
    ]);
    expect((await tags.tags({}, 'Rank')).groups).toEqual([
      { key: '?', monthly: '17', change: '0', stacks: 2 },
    ]);
    const gone = new AbortController();
    gone.abort();
    expect(await store.keepTagKeys(['Rank'], gone.signal)).toEqual([]);
    expect((await store.keepTagKeys(['Rank'], never)).sort()).toEqual([
      ...[api.ref, web.ref],
    ]);
    expect((await tags.tags({}, 'Rank')).groups).toMatchObject([
      { key: '=1', monthly: '10' },
      { key: '-', monthly: '7' },
    ]);
    await store.keepTagKeys([], never);
    expect((await tags.tags({})).tags).toEqual([]);
  });
});

const amount = fc
  .tuple(fc.nat(9_999_999), fc.nat(9))
  .map(([n, places]) => toAmount(`${n}e-${places}`));

it('adds up to the total, to the last millionth', async () => {
  const { knex, store, tags, reader } = await open('SQLITE_3');
  await store.keepTagKeys(['Team'], never);
  const part = fc.tuple(amount, fc.constantFrom({ Team: 'a' }, {}, { X: '' }));
  const lists = fc.array(fc.array(part, { maxLength: 4 }), {
    minLength: 2,
    maxLength: 2,
  });
  await fc.assert(
    fc.asyncProperty(lists, amount, async (stacks, rest) => {
      for (const table of ['cost_days', 'cost_steps', 'cost_tag_steps']) {
        await knex(table).delete();
      }
      await knex('cost_estimates').delete();
      await store.record(
        stacks.map((parts, index) =>
          recordOf(
            [api, web][index],
            [1, index],
            tagged(addAmounts(rest, ...parts.map(([each]) => each)), ...parts),
          ),
        ),
      );
      const { groups = [], monthly } = await tags.tags({}, 'Team');
      const sum = addAmounts(...groups.map(each => each.monthly));
      expect(sum).toBe(monthly);
      expect((await reader.summary({})).monthly).toBe(monthly);
      const { days } = await reader.days({
        ...{ filter: {}, dimension: 'tag:Team' as const, days: 3 },
      });
      const last = days.at(-1)!;
      expect(last.monthly).toBe(monthly);
      expect(addAmounts(...Object.values(last.by!))).toBe(monthly);
    }),
    { numRuns: 20 },
  );
});

it('keeps what standards ask for while they cannot be read', async () => {
  const repository = {} as RepositoryRef;
  const of = jest.fn();
  const keys = new TagKeys({
    ...{ standards: { of }, repositories: [repository], more: ['CostCenter'] },
  });
  expect(await keys.wanted()).toBeUndefined();
  of.mockResolvedValueOnce({ tags: { required: [{ name: 'Team' }] } });
  expect(await keys.wanted()).toEqual(['Team', 'CostCenter']);
  expect(await keys.wanted()).toEqual(['Team', 'CostCenter']);
});

it.each([[['']], [[' a']], [['x'.repeat(129)]], [Array(11).fill('a')]])(
  'refuses tags that are none: %p',
  tags => {
    const config = new ConfigReader({ infraCost: { tags } });
    expect(() => readTagKeys(config)).toThrow(/infraCost.tags/);
  },
);
