import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { readingOf, NOW } from '../__testUtils__/readings';
import { openDatabase } from '../database';
import { SloStore } from './SloStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const DAY = 24 * 60 * 60_000;
const text = { en: 'Nobody answers.', ko: '응답이 없어요.' };
const source = {
  ...{ name: 'prod', objectives: 2, queries: 2, milliseconds: 12.5, at: NOW },
};
const day = { date: '2026-11-20', state: 'ok' as const, budgetLeft: 0.5 };

describe.each(databases.eachSupportedId())('SloStore with %s', id => {
  const open = async () => {
    const knex = await databases.init(id);
    const database = mockServices.database({ knex });
    const client = await openDatabase(database);
    return { client, store: new SloStore(client) };
  };

  it('keeps the newest numbers, how days ended, and rounds', async () => {
    const { store } = await open();
    expect(await store.read(NOW)).toMatchObject({ revision: 0 });
    const reading = readingOf(0.0005);
    await store.write(
      { ...source, problem: { message: text, since: NOW - 5 } },
      [
        { id: 'a', reading, day },
        { id: 'b', failure: { message: text, since: NOW } },
      ],
      NOW,
    );
    const first = await store.read(NOW);
    expect(first.revision).toBe(1);
    expect([...first.readings]).toEqual([
      ['a', { reading }],
      ['b', { failure: { message: text, since: NOW } }],
    ]);
    expect(first.days.get('a')).toEqual([day]);
    expect(first.sources.get('prod')).toEqual({
      ...source,
      problem: { message: text, since: NOW - 5 },
    });
    const { budgetLeft, ...unknown } = day;
    await store.write(
      { ...source, queries: 1 },
      [
        {
          ...{ id: 'a', reading, day: { ...unknown, state: 'unknown' } },
          failure: { message: text, since: NOW },
        },
        ...Array.from({ length: 250 }, (_, index) => ({
          ...{ id: `many-${index}`, reading, day },
        })),
      ],
      NOW + 1,
    );
    const second = await store.read(NOW);
    expect(second.revision).toBe(2);
    expect(second.readings.size).toBe(252);
    expect(second.readings.get('a')).toEqual({
      ...{ reading, failure: { message: text, since: NOW } },
    });
    expect(second.days.get('a')).toEqual([
      { date: day.date, state: 'unknown' },
    ]);
    expect(second.sources.get('prod')).toEqual({ ...source, queries: 1 });
  });

  it('shows thirty days, and forgets what nobody asks about', async () => {
    const { client, store } = await open();
    const dates = ['2026-10-21', '2026-10-22', '2026-11-20'];
    for (const date of dates) {
      await store.write(source, [{ id: 'a', day: { ...day, date } }], NOW);
    }
    const { days } = await store.read(NOW);
    expect(days.get('a')!.map(({ date }) => date)).toEqual(dates.slice(1));
    await store.forget(NOW + 9 * DAY);
    expect(await client('slo_days')).toHaveLength(3);
    await store.forget(NOW + 11 * DAY);
    expect(await client('slo_days')).toHaveLength(2);
    expect(await client('slo_readings')).toHaveLength(1);
    await store.forget(NOW + 41 * DAY);
    expect(await client('slo_readings')).toHaveLength(0);
  });

  it('goes back to nothing', async () => {
    const { client } = await open();
    const directory = resolvePackagePath(
      ...(['@infra-portal/plugin-infra-slo-backend', 'migrations'] as const),
    );
    await client.migrate.rollback({ directory }, true);
    expect(await client.schema.hasTable('slo_readings')).toBe(false);
  });
});
