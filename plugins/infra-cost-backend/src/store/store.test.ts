import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { COST_DIMENSIONS } from '@infra-portal/infra-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import {
  BEGIN,
  DAY,
  estimateOf,
  placeOf,
  recordOf,
  REPOSITORY,
  resourceOf,
} from '../__testUtils__/records';
import { openDatabase } from '../database';
import { CostStore } from './CostStore';
import { dayChanges, foldCosts, tagChanges } from './foldCosts';
import {
  DAYS,
  ESTIMATES,
  GENERATION,
  keysOf,
  readDocument,
  readEstimate,
  STACKS,
  type StackRow,
  STEPS,
  TAG_STEPS,
} from './rows';
import { tagSplit } from './tagSplit';
import type { CostRecord, DayChange, StackPlace } from './types';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const api = placeOf('api', { product: 'authhub', environment: 'prod' });
const web = placeOf('web', { product: 'authhub', owner: 'group:default/web' });

const placed = fc.record(
  {
    product: fc.constantFrom('authhub', 'fileflow'),
    owner: fc.constantFrom('group:default/a', '__proto__'),
  },
  { requiredKeys: [] },
);

/** Three resources of a quarter each: the fourth is in none. */
const tagged = (team: string | undefined, monthly: string) =>
  [team, 'b', undefined].map(value =>
    resourceOf(monthly, value === undefined ? {} : { Team: value }),
  );

const never = new AbortController().signal;

/** Commits have one place in the branch and one time. */
const records: fc.Arbitrary<CostRecord[]> = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
  .chain(days =>
    fc.array(
      fc
        .record({
          stack: fc.constantFrom(api, web),
          height: fc.integer({ min: 0, max: 3 }),
          monthly: fc.constantFrom('0', '10', '10.0000004', '-3.25', '9e0'),
          state: fc.constantFrom('ok' as const, 'failed' as const),
          grade: fc.constantFrom('price-book' as const, 'infracost' as const),
          currency: fc.constantFrom('USD', 'USD', 'EUR'),
          pricedAt: fc.integer({ min: 0, max: 30 }),
          team: fc.constantFrom('a', '', undefined),
        })
        .map(({ stack, height, pricedAt, monthly, team, ...more }) =>
          recordOf(
            stack,
            [height, days[height]],
            estimateOf(String(Number(monthly)), {
              ...more,
              pricedAt: new Date(BEGIN + pricedAt * DAY).toISOString(),
              resources: tagged(team, String(Number(monthly) / 4)),
            }),
          ),
        ),
      { minLength: 1, maxLength: 8 },
    ),
  );

/** Sums by currency and day, whatever the key. */
function totalsOf(rows: readonly string[], wanted: string) {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const [currency, dimension, , day, change] = row.split('|');
    if (dimension !== wanted) continue;
    const key = `${currency} ${day}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(change));
  }
  return [...sums].filter(([, sum]) => sum !== 0).sort();
}

describe.each(databases.eachSupportedId())('%p', id => {
  let knex: Knex;
  let store: CostStore;
  beforeAll(async () => {
    const client = await databases.init(id);
    knex = await openDatabase(mockServices.database({ knex: client }));
    store = new CostStore(knex);
  });
  const clean = async () => {
    for (const table of [DAYS, STEPS, TAG_STEPS, ESTIMATES, STACKS]) {
      await knex(table).delete();
    }
    await knex(GENERATION).update({ tag_keys: '["Team"]' });
  };
  beforeEach(clean);

  /** Sums by day as they are kept, without those that are zero. */
  async function kept() {
    const rows = await knex(DAYS);
    return rows
      .filter(({ change }) => Number(change) !== 0)
      .map(({ currency, dimension, item, day, change }) =>
        [currency, dimension, item, day, Number(change)].join('|'),
      )
      .sort();
  }

  /** The same made anew from everything that is kept of stacks. */
  async function expected() {
    const sums = new Map<string, number>();
    const stacks: StackRow[] = await knex(STACKS);
    for (const stack of stacks) {
      const rows = await knex(ESTIMATES).where({ stack_ref: stack.stack_ref });
      const [{ tag_keys: tagKeys }] = await knex(GENERATION);
      const steps = foldCosts(
        rows.map(row => ({
          ...readEstimate(row),
          tags: tagSplit(readDocument(row.document), JSON.parse(tagKeys)),
        })),
      );
      const keys = [['', ''], ...Object.entries(keysOf(stack))];
      const add = (each: DayChange, dimension: string, item: string) => {
        const key = [each.currency, dimension, item, each.day].join('|');
        sums.set(key, (sums.get(key) ?? 0) + each.change);
      };
      for (const each of dayChanges(steps, JSON.parse(stack.away))) {
        for (const [dimension, item] of keys) add(each, dimension, item);
      }
      for (const each of tagChanges(steps, JSON.parse(stack.away))) {
        add(each, `tag:${each.tag}`, each.item);
      }
    }
    return [...sums]
      .filter(([, change]) => change !== 0)
      .map(([key, change]) => `${key}|${change}`)
      .sort();
  }

  async function current(place: StackPlace) {
    const { cost } = await knex(STACKS).where({ stack_ref: place.ref }).first();
    return JSON.parse(cost);
  }

  it('writes many stacks with few questions, as it writes one', async () => {
    const stacks = Array.from({ length: 120 }, (_, number) =>
      placeOf(`many-${number}`, { product: `p${number % 7}` }),
    );
    const all = stacks.flatMap((stack, number) =>
      [0, 1].map(turn =>
        recordOf(stack, [turn, turn * 3], estimateOf(`${number}.${turn + 1}`)),
      ),
    );
    let questions = 0;
    const count = () => {
      questions += 1;
    };
    knex.on('query', count);
    expect(await store.record(all)).toHaveLength(120);
    knex.removeListener('query', count);
    expect(questions).toBeLessThan(all.length);
    const sums = await kept();
    expect(sums).toEqual(await expected());
    const costs = await knex(STACKS).pluck('cost');
    await clean();
    for (const each of [...all].reverse()) await store.record([each]);
    expect(await kept()).toEqual(sums);
    const others = await knex(STACKS).pluck('cost');
    expect(others.sort()).toEqual(costs.sort());
  });

  it('keeps the same sums whatever the order and repetition', async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.array(fc.nat(20), { maxLength: 8 }),
        placed,
        placed,
        fc.boolean(),
        async (all, order, one, other, isGone) => {
          await clean();
          await store.record(all);
          await store.keepPlaces([{ ...api, ...one }], BEGIN + 25 * DAY);
          const places = [{ ...api, ...other }, ...(isGone ? [] : [web])];
          await store.keepPlaces(places, BEGIN + 25 * DAY);
          const sums = await kept();
          expect(sums).toEqual(await expected());
          expect(totalsOf(sums, 'tag:Team')).toEqual(totalsOf(sums, ''));

          await clean();
          await knex(GENERATION).update({ tag_keys: '["Old"]' });
          const again = order.flatMap(at => all[at % all.length]);
          await store.keepPlaces([api, web], BEGIN);
          for (const each of again) await store.record([each]);
          await store.keepPlaces([{ ...api, ...one }], BEGIN + 25 * DAY);
          await store.record([...all].reverse());
          await store.keepPlaces(places, BEGIN + 25 * DAY);
          await store.keepTagKeys(['Team', 'Team'], never);
          expect(await kept()).toEqual(sums);
          expect(await store.keepTagKeys(['Team'], never)).toEqual([]);
        },
      ),
      { numRuns: id.includes('SQLITE') ? 40 : 12 },
    );
  });

  it('corrects the past when an older commit comes late', async () => {
    await store.record([recordOf(api, [5, 10], estimateOf('30'))]);
    await store.record([recordOf(api, [2, 4], estimateOf('20'))]);
    expect(await kept()).toContain('USD|||2026-01-05|20000000');
    expect(await kept()).toContain('USD|||2026-01-11|10000000');
    expect((await current(api)).monthly).toBe('30');
  });

  it('ends the line of a stack that goes, and goes on when it is back', async () => {
    await store.record([recordOf(api, [1, 0], estimateOf('20'))]);
    await store.keepPlaces([], BEGIN + 3 * DAY);
    expect(await kept()).toContain('USD|||2026-01-04|-20000000');
    await store.keepPlaces([api], BEGIN + 5 * DAY);
    expect(await kept()).toContain('USD|||2026-01-06|20000000');
  });

  it('moves the whole line with the owner and the product', async () => {
    await store.record([recordOf(api, [1, 0], estimateOf('20'))]);
    const moved = { ...api, product: 'fileflow' };
    expect(await store.keepPlaces([moved], BEGIN)).toEqual([api.ref]);
    expect(await store.keepPlaces([moved], BEGIN)).toEqual([]);
    expect(await kept()).toContain('USD|product|fileflow|2026-01-01|20000000');
    expect((await kept()).join()).not.toContain('authhub');
    expect(await kept()).toContain(
      `USD|repository|${REPOSITORY}|2026-01-01|20000000`,
    );
  });

  it('keeps the last good value, with why newer attempts fail', async () => {
    const failed = (days: number) =>
      estimateOf('0', {
        state: 'failed',
        problems: [{ severity: 'error', message: 'No \0such module.' }],
        pricedAt: new Date(BEGIN + days * DAY).toISOString(),
      });
    await store.record([recordOf(api, [1, 0], estimateOf('20'))]);
    await store.record([recordOf(api, [2, 1], failed(2))]);
    expect(await store.record([recordOf(api, [2, 1], failed(3))])).toEqual([]);
    expect(await current(api)).toMatchObject({
      monthly: '20',
      commit: 'c1',
      failing: {
        since: '2026-01-03T00:00:00.000Z',
        message: 'No such module.',
      },
    });
    await store.record([recordOf(api, [2, 1], estimateOf('25'))]);
    expect(await current(api)).toMatchObject({ monthly: '25', commit: 'c2' });
    expect((await current(api)).failing).toBeUndefined();
  });

  it('refuses an amount that cannot be right, and keeps it as failed', async () => {
    await store.record([recordOf(api, [1, 0], estimateOf('1000000001'))]);
    const row = await knex(STACKS).first();
    expect(row.cost).toBeNull();
    expect(row.failing).toContain('cannot be right');
    expect(await kept()).toEqual([]);
  });

  it('knows dimensions by the names of the contract', () => {
    const keys = Object.keys(keysOf({ repository: 'r' } as StackRow));
    expect(keys.sort()).toEqual([...COST_DIMENSIONS].sort());
  });
});
