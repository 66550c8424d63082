import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { addAmounts, weeklyReportSchema } from '@infra-portal/infra-common';
import {
  BEGIN,
  DAY,
  estimateOf,
  placeOf,
  recordOf,
  REPOSITORY,
} from '../__testUtils__/records';
import { standsOf } from '../budgetNotices';
import { openDatabase } from '../database';
import { CostReader } from '../read';
import { CostStore } from '../store';
import { WeeklyComposer } from './WeeklyComposer';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const AUTH = 'group:default/auth';
const of = (name: string, owner?: string) =>
  placeOf(name, { product: 'authhub', ...(owner && { owner }) });
const [api, web, old] = [of('api', AUTH), of('web', AUTH), of('old', AUTH)];
const other = of('other', 'group:default/web');
const nobody = of('nobody');
/** Sixty days after the begin, at the begin of a day. */
const NOW = BEGIN + 60 * DAY;

async function world(id: Parameters<typeof databases.init>[0]) {
  const client = await databases.init(id);
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const store = new CostStore(knex);
  const at = (day: number, title: string) => ({
    ...{ id: `c${day}`, at: BEGIN + day * DAY, height: day, title },
    pullRequest: day,
  });
  await store.record([
    recordOf(api, [1, 10], estimateOf('100')),
    { stack: api, commit: at(55, 'Grow'), estimate: estimateOf('160.25') },
    { stack: api, commit: at(57, 'Shrink'), estimate: estimateOf('150') },
    recordOf(web, [2, 58], estimateOf('7.5')),
    recordOf(old, [1, 10], estimateOf('20')),
    recordOf(other, [1, 10], estimateOf('30')),
    recordOf(nobody, [1, 10], estimateOf('1', { currency: 'EUR' })),
  ]);
  await store.keepPlaces([api, web, other, nobody], BEGIN + 56 * DAY);
  const reader = new CostReader({
    ...{ knex, budgets: async () => ({}) },
    commitUrl: (repository, commit) => `https://${repository}/c/${commit}`,
    now: () => NOW,
  });
  return new WeeklyComposer({
    reader,
    savings: {
      savings: async () =>
        ({
          ...{ certain: '5', possible: '9', pending: 1, currency: 'USD' },
        } as never),
    },
    stands: async () =>
      standsOf(await reader.since(0), [
        { kind: 'product', key: 'authhub', limit: '150', warnAt: 0.8 },
        { kind: 'product', key: 'shop', limit: '150', warnAt: 0.8 },
      ]),
  });
}

it.each(databases.eachSupportedId())(
  'tells an owner of the week, whatever came and went on %p',
  async id => {
    const composer = await world(id);
    const owners = ['', AUTH, 'group:default/web'];
    expect(await composer.owners()).toEqual(owners);
    const reports = await composer.all();
    expect(reports.map(({ owner }) => owner)).toEqual(owners);
    for (const report of reports) {
      expect(weeklyReportSchema.parse(report)).toEqual(report);
    }
    const report = await composer.of(AUTH);
    expect(report).toEqual(reports[1]);
    expect(report).toMatchObject({
      ...{ monthly: '157.5', before: '120', change: '37.5', stacks: 2 },
      since: '2026-02-22T23:59:59.999Z',
      savings: { certain: '5', possible: '9', pending: 1 },
      budgets: [{ key: 'authhub', monthly: '187.5', level: 'over' }],
    });
    expect(report.changes).toEqual([
      {
        ...{ name: 'api', ref: api.ref, kind: 'changed' },
        ...{ monthly: '150', change: '50', cause: 'code', commit: 'c55' },
        ...{ title: 'Grow', pullRequest: 55, others: 1 },
        url: `https://${REPOSITORY}/c/c55`,
      },
      {
        ...{ name: 'old', ref: old.ref, kind: 'gone' },
        ...{ monthly: '0', change: '-20', others: 0 },
      },
      expect.objectContaining({ name: 'web', kind: 'new', change: '7.5' }),
    ]);
    expect(addAmounts(...report.changes.map(({ change }) => change))).toBe(
      report.change,
    );
    const [none, , quiet] = reports;
    expect(none).toMatchObject({
      ...{ monthly: '0', change: '0', changes: [], stacks: 1 },
      otherCurrencies: { EUR: 1 },
    });
    expect(quiet).toMatchObject({ monthly: '30', before: '30', change: '0' });
    expect(await composer.of('group:default/unknown')).toMatchObject({
      ...{ monthly: '0', stacks: 0, budgets: [] },
    });
  },
);
