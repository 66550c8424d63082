import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  driftEpisodeDetailSchema,
  driftPageSchema,
  driftTrendSchema,
  stackDriftDetailSchema,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { openDatabase } from '../../database';
import {
  BEGIN,
  HOUR,
  ledger,
  REPOSITORY,
  seen,
  TABLES,
  told,
} from '../__testUtils__/world';
import { keepLittle } from './retention';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const REF = `${REPOSITORY}//api/dev#default`;

/** Everything that is kept of drift, but for counters of writing. */
async function kept(knex: Knex) {
  const rows: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const all = await knex(table);
    rows[table] = all
      .filter(row => row.checked !== 0)
      .map(({ generation, at, ...row }) => JSON.stringify(row))
      .sort();
  }
  return JSON.stringify(rows);
}

/** One drift that ended, one that lasts, and another stack. */
const STORY = [
  seen(0, 'clean'),
  seen(1, 'drifted'),
  seen(2, 'failed'),
  seen(3, 'drifted'),
  seen(4, 'clean'),
  seen(5, 'locked'),
  seen(6, 'drifted'),
  seen(6.5, 'clean', 'api/prod'),
];

describe.each(databases.eachSupportedId())('%p', id => {
  let knex: Knex;
  beforeAll(async () => {
    const client = await databases.init(id);
    knex = await openDatabase(mockServices.database({ knex: client }));
  });
  beforeEach(async () => {
    for (const table of TABLES) await knex(table).delete();
  });

  it('keeps the same whatever comes when, twice, by whichever way', async () => {
    await ledger(knex).intake.take(STORY);
    const wanted = await kept(knex);
    const all = [...STORY, ...STORY.map(told)];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all),
        fc.shuffledSubarray(STORY, { minLength: STORY.length }),
        fc.integer({ min: 1, max: 5 }),
        async (some, last, size) => {
          for (const table of TABLES) await knex(table).delete();
          const { intake } = ledger(knex);
          const sent = [...some, ...last];
          for (let at = 0; at < sent.length; at += size) {
            await intake.take(sent.slice(at, at + size));
          }
          expect(await kept(knex)).toBe(wanted);
        },
      ),
      { numRuns: process.env.HEAVY ? 100 : 20 },
    );
  });

  it('answers what the contract says', async () => {
    const { intake, reader, signals, proposals } = ledger(knex);
    await intake.take(STORY);
    await intake.take(STORY);
    expect(signals).toEqual([
      {
        repositories: [REPOSITORY],
        stacks: [REF, `${REPOSITORY}//api/prod#default`],
      },
    ]);
    const page = driftPageSchema.parse(await reader.page({ limit: 1 }));
    expect(page).toMatchObject({
      configured: true,
      states: { drifted: 1, clean: 1, unchecked: 0 },
      causes: [{ cause: 'autoscaling', stacks: 1, resources: 1 }],
      items: [
        {
          state: 'drifted',
          checkedBy: 'Atlantis',
          episode: {
            seen: 1,
            cause: 'autoscaling',
            resources: [
              {
                address: 'aws_ecs_service.api',
                attributes: [{ path: 'desired_count', actual: '4' }],
              },
            ],
          },
        },
      ],
    });
    const next = await reader.page({ limit: 1, cursor: page.nextCursor });
    expect(next.items.map(({ stack }) => stack.name)).toEqual(['api-prod']);
    expect((await reader.page({ limit: 9, q: 'PROD' })).items).toHaveLength(1);

    const episode = page.items[0].episode!;
    await proposals.add({
      ...{ repository: REPOSITORY, stack: REF, episode: episode.id },
      ...{ act: 'adopt', createdBy: 'user:default/developer' },
      pullRequest: { number: 9, url: 'https://x/9', title: 'Adopt' },
    });
    const merged = jest.fn(async () => {});
    proposals.merged = merged;
    await proposals.setState(REPOSITORY, 9, 'merged', BEGIN + 6.2 * HOUR);
    expect(merged).toHaveBeenCalledWith([REF]);
    await intake.take([seen(7, 'clean')]);
    const detail = driftEpisodeDetailSchema.parse(
      await reader.episode(episode.id),
    );
    expect(detail).toMatchObject({
      ...{ ending: 'adopted', duration: 3_600, hasPlan: true },
      endedBy: { pullRequest: { number: 9 } },
      proposals: [{ act: 'adopt', state: 'merged' }],
      plan: expect.stringContaining('desired_count'),
    });
    const stack = stackDriftDetailSchema.parse(await reader.stack('api-dev'));
    expect(stack.episodes).toHaveLength(2);
    expect(stack.current.state).toBe('clean');
    expect(stack.checks.map(({ result }) => result)).toEqual([
      ...['clean', 'drifted', 'locked', 'clean', 'drifted'],
      ...['failed', 'drifted', 'clean'],
    ]);
    const trend = driftTrendSchema.parse(await reader.trend({ days: 3 }));
    expect(trend).toMatchObject({
      days: [
        { date: '2026-11-01', drifted: 0 },
        { date: '2026-11-02', drifted: 0, opened: 2, ended: 2, checked: 2 },
        { date: '2026-11-03', checked: 0 },
      ],
      stacks: 2,
      repair: { mean: 7_200, median: 7_200, count: 2 },
    });
    const other = await reader.trend({ days: 3, product: ['other'] });
    expect(other).toMatchObject({ stacks: 0 });
    expect(other.days[1]).toMatchObject({ opened: 0, checked: 0 });
  });

  it('tells an apply that was heard of late, and keeps answers', async () => {
    const { intake, reader, proposals } = ledger(knex);
    await intake.take(STORY.slice(1, 5));
    const { episodes } = await reader.stack('api-dev');
    expect(episodes).toMatchObject([{ ending: 'went-away' }]);
    await proposals.add({
      ...{ repository: REPOSITORY, stack: REF, episode: episodes[0].id },
      ...{ act: 'revert', createdBy: 'user:default/developer' },
      pullRequest: { number: 9, url: 'https://x/9' },
    });
    await knex('runs').insert({
      ...{ id: 'run', repository: REPOSITORY, stack_ref: REF, words: '' },
      ...{ command: 'apply', state: 'succeeded', at: BEGIN + 3.5 * HOUR },
      run: JSON.stringify({
        id: 'run',
        at: new Date(BEGIN + 3.5 * HOUR).toISOString(),
      }),
    });
    await intake.refold([REF]);
    // A look before all others makes it another episode.
    await intake.take([seen(0.5, 'drifted')]);
    const now = await reader.stack('api-dev');
    expect(now.episodes).toMatchObject([
      {
        ...{ ending: 'applied', endedBy: { runId: 'run' }, seen: 3 },
        proposals: [{ act: 'revert', state: 'open' }],
      },
    ]);
    expect(now.episodes[0].id).not.toBe(episodes[0].id);
    await knex('runs').delete();
  });

  it('never takes age or failure for better', async () => {
    const at = (hours: number) =>
      ledger(knex, { now: () => BEGIN + hours * HOUR }).reader;
    const { intake } = ledger(knex);
    const states = async (hours: number) =>
      (await at(hours).page({ limit: 9 })).items.map(each => [
        each.stack.name,
        each.state,
      ]);
    expect(await states(0)).toEqual([
      ['api-dev', 'unchecked'],
      ['api-prod', 'unchecked'],
    ]);
    await intake.take([seen(0, 'clean'), seen(0, 'drifted', 'api/prod')]);
    expect(await states(49)).toEqual([
      ['api-prod', 'drifted'],
      ['api-dev', 'unchecked'],
    ]);
    await intake.take([seen(1, 'failed'), seen(1, 'failed', 'api/prod')]);
    expect(await states(2)).toEqual([
      ['api-prod', 'drifted'],
      ['api-dev', 'failed'],
    ]);
  });

  it('puts old looks together without changing what was', async () => {
    const { intake, reader } = ledger(knex);
    const many = Array.from({ length: 60 }, (_, hour) =>
      seen(hour / 4, hour > 8 && hour < 40 ? 'drifted' : 'clean'),
    );
    await intake.take(many);
    const { episodes } = await reader.stack('api-dev');
    await keepLittle(knex, BEGIN + 40 * 24 * HOUR);
    const rows = await knex('drift_looks');
    expect(rows.length).toBeLessThan(12);
    await intake.refold([REF]);
    expect((await reader.stack('api-dev')).episodes).toEqual(episodes);
    expect(episodes[0].seen).toBe(31);
  });
});
