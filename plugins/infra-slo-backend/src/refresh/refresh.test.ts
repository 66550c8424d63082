import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { verbatim } from '@infra-portal/infra-common';
import { foundOf, NOW, readingOf } from '../__testUtils__/readings';
import { openDatabase } from '../database';
import type { FoundObjective } from '../objectives';
import type { SloNumbers, SloReadings } from '../sources';
import { SloStore } from '../store';
import { Refresh } from './Refresh';
import { Standing } from './Standing';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const MINUTE = 60_000;
const GONE = verbatim('The source is gone.');

type Read = SloNumbers['read'];

const answer = (
  readings: SloReadings['readings'],
  more: Partial<SloReadings> = {},
): SloReadings => ({ readings, queries: 2, milliseconds: 7, ...more });

async function world(found: readonly FoundObjective[]) {
  const knex = await databases.init('SQLITE_3');
  const client = await openDatabase(mockServices.database({ knex }));
  const store = new SloStore(client);
  const clock = { now: NOW };
  const changed = jest.fn(async () => {});
  const reads = {
    prod: jest.fn<ReturnType<Read>, Parameters<Read>>(),
    aws: jest.fn<ReturnType<Read>, Parameters<Read>>(),
  };
  reads.aws.mockResolvedValue(answer(new Map()));
  const promises = {
    objectives: new Map(found.map(each => [each.slo.id, each])),
    problems: [],
  };
  const numbersOf = (read: Read): SloNumbers => ({
    ...{ read, series: () => Promise.reject(new Error('not asked for')) },
  });
  const options = {
    ...{ store, changed, logger: mockServices.logger.mock() },
    ...{ now: () => clock.now, objectives: () => found },
    sources: [
      { name: 'prod', numbers: numbersOf(reads.prod) },
      { name: 'aws', numbers: numbersOf(reads.aws) },
    ],
  };
  /** As a process that begins now sees it. */
  const standing = () =>
    new Standing({
      ...{ store, promises: () => promises, now: () => clock.now },
      sources: [
        { name: 'prod', type: 'prometheus' },
        { name: 'aws', type: 'cloudwatch' },
      ],
    });
  return { changed, clock, reads, standing, refresh: new Refresh(options) };
}

it('keeps the last good numbers with their age when a source goes', async () => {
  const { changed, clock, reads, standing, refresh } = await world([
    foundOf('a'),
  ]);
  const now = standing();
  expect((await now.known()).statuses.get('shop-api-a')).toMatchObject({
    ...{ state: 'unknown', data: 'pending' },
  });
  reads.prod.mockResolvedValueOnce(
    answer(new Map([['shop-api-a', readingOf(0.0004)]])),
  );
  await refresh.run();
  expect(changed).toHaveBeenCalledTimes(1);
  const good = (await now.known()).statuses.get('shop-api-a');
  expect(good).toMatchObject({ state: 'ok', sli: 0.9996, budgetLeft: 0.6 });

  const failure = { message: GONE, at: new Date(NOW).toISOString() };
  const failed = answer(new Map([['shop-api-a', failure]]), { problem: GONE });
  reads.prod.mockResolvedValue(failed);
  clock.now += MINUTE;
  await refresh.run();
  clock.now += MINUTE;
  await refresh.run();
  expect(changed).toHaveBeenCalledTimes(2);
  const since = new Date(NOW + MINUTE).toISOString();
  for (const each of [now, standing()]) {
    const { statuses, sources, days } = await each.known();
    expect(statuses.get('shop-api-a')).toMatchObject({
      ...{ sli: 0.9996, budgetLeft: 0.6, problem: { message: GONE, since } },
      observedAt: new Date(NOW).toISOString(),
    });
    expect(sources).toMatchObject([
      { name: 'prod', objectives: 1, queries: 2, problem: { since } },
      { name: 'aws', objectives: 0, queries: 0 },
    ]);
    expect(days.get('shop-api-a')).toEqual([
      { date: '2026-11-20', state: 'ok', budgetLeft: 0.6 },
    ]);
  }
  clock.now += 60 * MINUTE;
  expect((await now.known()).statuses.get('shop-api-a')).toMatchObject({
    ...{ state: 'unknown', data: 'error', sli: 0.9996 },
  });
});

it('leaves other sources alone, and those that were not asked about', async () => {
  const { reads, standing, refresh } = await world([
    ...[foundOf('a'), foundOf('b'), foundOf('c', 'aws')],
    foundOf('d', 'nowhere'),
  ]);
  reads.prod.mockResolvedValueOnce(
    answer(
      new Map([
        ['shop-api-a', readingOf(0)],
        ['shop-api-b', readingOf(0.5)],
      ]),
    ),
  );
  reads.aws.mockRejectedValueOnce(new Error('It breaks its word.'));
  await refresh.run();
  const first = (await standing().known()).statuses;
  expect(first.get('shop-api-a')).toMatchObject({ state: 'ok' });
  expect(first.get('shop-api-b')).toMatchObject({ state: 'exhausted' });
  expect(first.get('shop-api-c')).toMatchObject({
    ...{ data: 'error', problem: { message: { en: 'It breaks its word.' } } },
  });
  expect(first.get('shop-api-d')).toMatchObject({
    ...{
      data: 'error',
      problem: {
        message: { en: expect.stringContaining('infraSlo.dataSources') },
      },
    },
  });
  reads.prod.mockResolvedValueOnce(
    answer(new Map([['shop-api-a', readingOf(0.5)]])),
  );
  await refresh.run();
  const { statuses } = await standing().known();
  expect(statuses.get('shop-api-a')).toMatchObject({ state: 'exhausted' });
  expect(statuses.get('shop-api-b')).toMatchObject({ state: 'exhausted' });
  expect(reads.prod.mock.calls[1][0].map(({ id }) => id)).toEqual([
    'shop-api-a',
    'shop-api-b',
  ]);
});

it('tells nobody when only time passed', async () => {
  const { changed, clock, reads, refresh } = await world([foundOf('a')]);
  for (let turn = 0; turn < 3; turn += 1) {
    const at = clock.now / 1_000;
    reads.prod.mockResolvedValueOnce(
      answer(
        new Map([['shop-api-a', readingOf(0.0004, { at, newest: at - 30 })]]),
      ),
    );
    await refresh.run();
    clock.now += MINUTE;
  }
  expect(changed).toHaveBeenCalledTimes(1);
});
