import { ConfigReader } from '@backstage/config';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { DriftObservation } from '@infra-portal/infra-common';
import { DriftError, type DriftTarget } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { openDatabase } from '../../database';
import type { KeptLock } from '../../runs/locks/LockStore';
import {
  BEGIN,
  HOUR,
  ledger,
  REPOSITORY,
  seen,
  TABLES,
} from '../__testUtils__/world';
import { readDriftSettings } from '../settings';
import { ScheduleStore } from '../store/ScheduleStore';
import { DriftAsker } from './DriftAsker';
import { DriftScheduler } from './DriftScheduler';
import { isWithin, readHours, within } from './hours';
import { nextLook, shareOf } from './nextLook';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const databases = TestDatabases.create();
const DIRS = ['a/one', 'a/two', 'b/one', 'b/two'];
const SERVER = { url: 'https://atlantis.example', token: 'a token' };

describe('the next look', () => {
  it('has its own place in the period, and is never soon again', () => {
    const every = 24 * HOUR;
    const refs = Array.from({ length: 2_000 }, (_, index) => `ref-${index}`);
    const perHour = new Array<number>(24).fill(0);
    for (const ref of refs) {
      const next = nextLook(ref, BEGIN, { every });
      expect(next - BEGIN).toBeGreaterThanOrEqual(every / 2);
      expect(next - BEGIN).toBeLessThan(1.5 * every);
      // From then on it is the same time each day.
      expect(nextLook(ref, next, { every })).toBe(next + every);
      perHour[Math.floor((next % every) / HOUR)] += 1;
    }
    expect(Math.max(...perHour)).toBeLessThan(140);
    expect(Math.min(...perHour)).toBeGreaterThan(40);
  });

  it('waits for the hours, also over midnight and by their own clock', () => {
    const hours = readHours(
      new ConfigReader({
        ...{ from: '20:00', to: '06:00', timeZone: 'Asia/Seoul' },
        days: ['friday'],
      }),
      'hours',
    );
    const at = (text: string) => Date.parse(text);
    expect(isWithin(hours, at('2026-11-06T12:00:00Z'))).toBe(true);
    expect(isWithin(hours, at('2026-11-06T20:59:00Z'))).toBe(true);
    expect(isWithin(hours, at('2026-11-06T21:00:00Z'))).toBe(false);
    expect(isWithin(hours, at('2026-11-05T12:00:00Z'))).toBe(false);
    const monday = at('2026-11-02T09:00:00Z');
    expect(within(hours, monday, 0)).toBe(at('2026-11-06T11:00:00Z'));
    expect(within(hours, monday, 0.5)).toBe(at('2026-11-06T16:00:00Z'));
  });

  it('says which setting is wrong', () => {
    const read = (drift: object) =>
      readDriftSettings(new ConfigReader({ infraPortal: { drift } } as never));
    expect(read({})).toEqual({
      ...{ enabled: false, every: 24 * HOUR, staleAfter: 48 * HOUR },
      concurrency: 1,
    });
    expect(read({ enabled: true, every: { hours: 1 } })).toMatchObject({
      ...{ enabled: true, every: HOUR, staleAfter: 2 * HOUR },
    });
    expect(() => read({ every: { seconds: 5 } })).toThrow('drift.every');
    expect(() => read({ concurrency: 0 })).toThrow('drift.concurrency');
    const hours = { from: '8', to: '18:00' };
    expect(() => read({ hours })).toThrow('drift.hours.from');
    expect(() => read({ hours: { ...hours, from: '18:00' } })).toThrow(
      'no time at all',
    );
  });
});

describe.each(databases.eachSupportedId())('%p', id => {
  let knex: Knex;
  beforeAll(async () => {
    const client = await databases.init(id);
    knex = await openDatabase(mockServices.database({ knex: client }));
  });
  beforeEach(async () => {
    for (const table of TABLES) await knex(table).delete();
  });

  /** An Atlantis that answers as it is told, and who asks it. */
  function world() {
    const state = { now: BEGIN, locks: [] as KeptLock[] };
    const now = () => state.now;
    const asked: string[][] = [];
    const fails: (DriftError | undefined)[] = [];
    const memory: DriftObservation[] = [];
    const { intake, index, reader, queries } = ledger(knex, {
      ...{ dirs: DIRS, now },
    });
    const schedule = new ScheduleStore(knex, now);
    const dirOf = (target: DriftTarget) =>
      'project' in target ? target.project : target.directory;
    const start = () =>
      new DriftScheduler({
        served: [{ server: SERVER, repositories: [REPOSITORY] }],
        ...{ schedule, index, intake, now, concurrency: 1 },
        targets: {
          of: async () => (ref: string) => ({
            directory: ref.slice(ref.indexOf('//') + 2, ref.indexOf('#')),
            workspace: 'default',
          }),
        } as never,
        locks: {
          servers: async () => [{ url: SERVER.url, locks: state.locks }],
        },
        asker: new DriftAsker({
          ...{ schedule, intake, now },
          period: { every: 24 * HOUR },
          logger: mockServices.logger.mock(),
          changed: async () => {},
          async detect(_, { targets }) {
            asked.push(targets.map(dirOf));
            const found = targets.map(each => ({
              ...seen((state.now - BEGIN) / HOUR, 'clean', dirOf(each)),
            }));
            memory.push(...found);
            const failure = fails.shift();
            if (failure) throw failure;
            return found;
          },
          status: async () => memory,
        }),
      });
    return {
      asked,
      fails,
      index,
      intake,
      memory,
      queries,
      reader,
      schedule,
      start,
      state,
    };
  }

  it('looks at each once in a period, also after a restart', async () => {
    const { asked, start, state, reader } = world();
    await start().run();
    expect(asked.flat().sort()).toEqual(DIRS);
    expect(asked.every(each => each.length <= 3)).toBe(true);
    await start().run();
    expect(asked.flat()).toHaveLength(4);
    const { items } = await reader.page({ limit: 9 });
    for (const { nextCheckAt, checkedAt, checking } of items) {
      expect(Date.parse(nextCheckAt!) - Date.parse(checkedAt!)).toBeGreaterThan(
        12 * HOUR - 1,
      );
      expect(checking).toBe(false);
    }
    state.now += 36 * HOUR;
    await start().run();
    expect(asked.flat()).toHaveLength(8);
  });

  it('takes first what a person asked for', async () => {
    const { asked, start, schedule, state } = world();
    await start().run();
    state.now += MINUTE;
    const ref = `${REPOSITORY}//b/two#default`;
    await schedule.want(ref, REPOSITORY);
    await start().run();
    expect(asked.at(-1)).toEqual(['b/two']);
    await start().run();
    expect(asked.flat()).toHaveLength(5);
  });

  it('skips what a pull request holds, and tries it again sooner', async () => {
    const { asked, reader, schedule, start, state } = world();
    state.locks = [
      {
        ...{ key: 'k', repository: REPOSITORY, dir: 'a/one' },
        ...{ workspace: 'default', since: '2026-11-02T08:00:00Z' },
        pull: { number: 7, url: 'https://x/7' },
      },
    ];
    await start().run();
    expect(asked.flat()).not.toContain('a/one');
    const { current } = await reader.stack('a-one');
    expect(current).toMatchObject({
      ...{ state: 'unchecked', lockedBy: { number: 7 } },
      nextCheckAt: new Date(BEGIN + 15 * MINUTE).toISOString(),
    });
    const { locks } = state;
    state.locks = [];
    state.now += 15 * MINUTE;
    await start().run();
    expect(asked.at(-1)).toEqual(['a/one']);
    expect((await reader.stack('a-one')).current.lockedBy).toBeUndefined();
    // Whoever asks may know better than what is known of locks here.
    state.locks = locks;
    const before = asked.length;
    await schedule.want(`${REPOSITORY}//a/one#default`, REPOSITORY);
    await start().run();
    expect(asked.slice(before)).toEqual([['a/one']]);
  });

  it('keeps a server that is away in mind, and comes back by itself', async () => {
    const { asked, fails, queries, reader, start, state } = world();
    fails.push(new DriftError('disabled', 'It does not look for drift.'));
    await start().run();
    expect(asked).toHaveLength(1);
    expect(await queries.stale()).toMatchObject([
      { source: SERVER.url, message: 'It does not look for drift.' },
    ]);
    await start().run();
    expect(asked).toHaveLength(1);
    expect((await reader.page({ limit: 9 })).states.unchecked).toBe(4);
    state.now += MINUTE;
    await start().run();
    expect((await reader.page({ limit: 9 })).states.clean).toBe(4);
    expect(await queries.stale()).toEqual([]);
  });

  it('does not ask twice when the answer was lost', async () => {
    const { asked, fails, memory, reader, start, state } = world();
    fails.push(new DriftError('lost', 'The connection broke.'));
    await start().run();
    const [lost] = asked;
    await start().run();
    expect(asked).toHaveLength(1);
    expect(
      (await reader.stack(lost[0].replace('/', '-'))).current,
    ).toMatchObject({ state: 'unchecked', checking: true });
    // What Atlantis remembers is as good as the answer.
    state.now += 11 * MINUTE;
    await start().run();
    expect(asked.flat().sort()).toEqual(DIRS);
    expect((await reader.page({ limit: 9 })).states.clean).toBe(4);

    // One that was restarted remembers nothing: then it is asked again.
    state.now += 36 * HOUR;
    fails.push(new DriftError('lost', 'The connection broke.'));
    await start().run();
    memory.length = 0;
    state.now += 11 * MINUTE;
    const before = asked.flat().length;
    await start().run();
    expect(asked.flat().length - before).toBe(4);
  });

  it('asks alone about one that failed, each time later', async () => {
    const { asked, fails, reader, start, state } = world();
    fails.push(new DriftError('refused', 'No such project.'));
    await start().run();
    const [first] = asked;
    expect((await reader.page({ limit: 9 })).states).toMatchObject({
      ...{ failed: first.length, clean: 4 - first.length },
    });
    const count = asked.length;
    state.now += 5 * MINUTE;
    await start().run();
    expect(asked.slice(count)).toEqual(first.map(dir => [dir]));
    expect((await reader.page({ limit: 9 })).states.clean).toBe(4);
  });
});

it('spreads stacks evenly', () => {
  const shares = Array.from({ length: 1_000 }, (_, at) => shareOf(`${at}`));
  const mean = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
});
