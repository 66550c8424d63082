import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { WeeklyReport, WeeklySchedule } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { openDatabase } from '../database';
import { Messenger, MessageStore } from '../messages';
import { WeeklyDesk } from './WeeklyDesk';
import { WeeklyReports } from './WeeklyReports';
import { WeeklyStore } from './WeeklyStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const schedule: WeeklySchedule = {
  day: 'monday',
  at: '09:00',
  timeZone: 'Asia/Seoul',
  language: 'en',
};
/** A Monday, nine o'clock in Seoul. */
const DUE = Date.parse('2026-11-23T00:00:00Z');

const report = (owner: string): WeeklyReport => ({
  ...{ owner, currency: 'USD', monthly: '120', before: '100', change: '20' },
  ...{ changes: [], rest: { stacks: 2, change: '20' }, stacks: 2 },
  ...{ unknown: 0, failing: 0, otherCurrencies: {}, budgets: [] },
  coverage: {
    ...{ detected: 1, priced: 1, free: 0, unsupported: 0 },
    ...{ unsupportedTypes: {}, missingPrices: 0, unknownUsage: 0 },
  },
  since: '2026-11-15T23:59:59.999Z',
  observedAt: '2026-11-23T00:00:00.000Z',
});
const OWNERS = ['', 'group:default/auth', 'user:default/kim', 'x:y:z'];

/** Processes of a portal over one database, at a time that is set. */
async function portal(knex: Knex) {
  for (const table of [
    ...['cost_weeks', 'cost_weekly_reports', 'cost_messages'],
  ]) {
    await knex(table).delete();
  }
  const clock = { now: DUE - DAY };
  const now = () => clock.now;
  const sent: NotificationSendOptions[] = [];
  const problems: Error[] = [];
  const store = new WeeklyStore(knex);
  const logger = mockServices.logger.mock();
  const notifications = {
    async send(options: NotificationSendOptions) {
      const problem = problems.shift();
      if (problem) throw problem;
      sent.push(options);
    },
  };
  const composer = {
    all: async () => OWNERS.map(report),
    of: async (owner: string) => report(owner),
    owners: async () => OWNERS,
  };
  const process = () => {
    const reports = new WeeklyReports({
      ...{ schedule, composer, store, logger, now },
    });
    const messenger = new Messenger({
      ...{ store: new MessageStore(knex), notifications, logger, now },
      knows: async ref => ref !== 'user:default/gone',
      channelOf: ref => (ref === OWNERS[1] ? 'C01' : undefined),
    });
    return async () => {
      await reports.run();
      await messenger.run();
    };
  };
  const desk = new WeeklyDesk({
    ...{ schedule, language: 'en', composer, store, notifications, now },
  });
  const told = () =>
    sent.map(({ recipients }) => (recipients as any).entityRef);
  return { clock, sent, told, problems, process, desk, store, logger };
}

describe.each(databases.eachSupportedId())('%p', id => {
  let knex: Knex;
  beforeAll(async () => {
    const client = await databases.init(id);
    knex = await openDatabase(mockServices.database({ knex: client }));
  });

  it('tells each owner once a week, whatever happens', async () => {
    const { clock, sent, told, process, desk, problems } = await portal(knex);
    const [one, other] = [process(), process()];
    await one();
    clock.now = DUE - 1;
    await one();
    expect(told()).toEqual([]);

    clock.now = DUE;
    problems.push(new Error('Request failed with status 503'));
    await Promise.all([one(), other()]);
    expect(told()).toHaveLength(1);
    const { items } = await desk.list();
    expect(items.map(({ owner, state }) => [owner, state]).sort()).toEqual(
      [
        ...[['', 'kept'], ['x:y:z', 'kept'] as [string, string]],
        [OWNERS[1], told()[0] === OWNERS[1] ? 'sent' : 'waiting'],
        [OWNERS[2], told()[0] === OWNERS[2] ? 'sent' : 'waiting'],
      ].sort(),
    );
    expect(items.find(({ state }) => state === 'waiting')?.failure).toMatch(
      '503',
    );
    clock.now += 59_000;
    await process()();
    expect(told()).toHaveLength(1);
    clock.now += 1_000;
    await process()();
    expect(told().sort()).toEqual([OWNERS[1], OWNERS[2]]);
    const channels = sent.map(({ recipients, payload }) => [
      ...[(recipients as any).entityRef, payload.metadata?.slackChannel],
    ]);
    expect(channels.sort()).toEqual([
      [OWNERS[1], 'C01'],
      [OWNERS[2], undefined],
    ]);
    clock.now += 2 * DAY;
    await process()();
    expect(told()).toHaveLength(2);
    expect(sent[0].payload).toMatchObject({
      title: expect.stringMatching(/^Costs of .* this week: \$120\.00 a month/),
      ...{ topic: 'weekly-costs', severity: 'normal' },
      scope: expect.stringContaining('2026-11-23'),
      link: expect.stringMatching(
        /^\/costs\/weekly\?owner=.*&week=2026-11-23$/,
      ),
    });

    clock.now = DUE + 7 * DAY;
    await process()();
    expect(told()).toHaveLength(4);
    const kept = await desk.list(OWNERS[1]);
    expect(kept.items.map(({ week }) => week)).toEqual([
      ...['2026-11-30', '2026-11-23'],
    ]);
    expect(kept.next).toBe('2026-12-07T00:00:00.000Z');
    expect(await desk.week('2026-11-23', OWNERS[1])).toMatchObject({
      report: report(OWNERS[1]),
    });
    await expect(desk.week('2026-11-16', OWNERS[1])).rejects.toThrow(
      NotFoundError,
    );
  });

  it('makes up for a week within a day, and not later', async () => {
    const { clock, told, process, logger } = await portal(knex);
    await process()();
    clock.now = DUE + DAY - HOUR;
    await process()();
    expect(told()).toHaveLength(2);
    clock.now = DUE + 8 * DAY;
    await process()();
    await process()();
    expect(told()).toHaveLength(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('goes on where a process died, and gives up after a day', async () => {
    const { clock, told, process, problems, desk, store } = await portal(knex);
    await process()();
    clock.now = DUE;
    const gone = 'user:default/gone';
    await store.keep(
      { week: '2026-11-23', at: DUE },
      [
        {
          report: report(gone),
          notice: {
            ...{ about: ['a'], recipient: gone, payload: { title: 'x' } },
            expiresAt: DUE + DAY,
          },
        },
        {
          report: report(OWNERS[1]),
          notice: {
            ...{ about: ['b'], recipient: OWNERS[1], payload: { title: 'x' } },
            expiresAt: DUE + DAY,
          },
        },
      ],
      DUE,
    );
    // A process that took both and died.
    expect(await new MessageStore(knex).take(clock.now)).toHaveLength(2);
    await process()();
    expect(told()).toEqual([]);
    clock.now += 10 * 60_000;
    await process()();
    expect(told()).toEqual([OWNERS[1]]);
    for (let hour = 0; hour < 26; hour += 1) {
      clock.now += HOUR;
      problems.length = 0;
      await process()();
    }
    expect(told()).toEqual([OWNERS[1]]);
    const { items } = await desk.list(gone);
    expect(items).toMatchObject([
      {
        state: 'failed',
        failure: 'The catalog has no "user:default/gone".',
      },
    ]);
  });

  it('sends to one person what there is to say now', async () => {
    const { desk, sent, problems } = await portal(knex);
    await desk.sendTo('user:default/kim', OWNERS[1]);
    expect(sent).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: 'user:default/kim' },
        payload: {
          description: expect.stringContaining('Stacks cost $120.00 a month'),
          metadata: { lines: expect.any(Array) },
        },
      },
    ]);
    problems.push(new Error('no'));
    await expect(desk.sendTo('user:default/kim', 'x')).rejects.toThrow(
      /did not take it/,
    );
  });
});
