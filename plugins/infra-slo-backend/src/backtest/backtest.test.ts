import { type SloReading, verbatim } from '@infra-portal/infra-common';
import type { Mirrors, RepositoryRef } from '@infra-portal/infra-node';
import { objectiveFile, SHARED } from '../__testUtils__/files';
import { NOW, readingOf } from '../__testUtils__/readings';
import type { SloFailure, SloNumbers, SloReadings } from '../sources';
import { Backtests } from './Backtests';

const REPOSITORY = 'github.example/acme/infra';
const mirror = {
  age: () => 1,
  defaultBranch: async () => 'main',
  head: async () => 'c1',
  list: async () => [
    { path: 'slo/_shared/a.yaml', mode: '100644', id: 'shared' },
    { path: 'slo/shop/api/prod-a.slo.yaml', mode: '100644', id: 'merged' },
  ],
  readObjects: async (ids: string[]) =>
    new Map(ids.map(id => [id, id === 'shared' ? SHARED : ''])),
};

it('says what would have been kept, of files that nobody merged', async () => {
  const read = jest.fn<Promise<SloReadings>, Parameters<SloNumbers['read']>>();
  read.mockResolvedValue({
    readings: new Map<string, SloReading | SloFailure>([
      ['shop-api-a', readingOf(0.0004, { coverage: 0.4 })],
      ['shop-api-b', { message: verbatim('422'), at: '' }],
      [
        'shop-api-c',
        readingOf(0, {
          ...{ errors: {}, counts: undefined, hasTraffic: false },
        }),
      ],
      [
        'shop-api-d',
        readingOf(0, {
          ...{ errors: {}, counts: undefined },
          ...{ hasData: false, hasTraffic: false, coverage: 0 },
        }),
      ],
    ]),
    ...{ queries: 1, milliseconds: 1 },
  });
  const backtests = new Backtests({
    mirrors: { of: () => mirror } as unknown as Mirrors,
    repositories: new Map([[REPOSITORY, {} as RepositoryRef]]),
    sources: new Map([['prod', { read } as unknown as SloNumbers]]),
    now: () => NOW,
  });
  const files = ['a', 'b', 'c', 'd', 'e'].map(name => ({
    ...{ path: `slo/shop/api/${name}.slo.yaml`, text: objectiveFile(name) },
  }));
  const { items } = await backtests.run({ repository: REPOSITORY, files });
  expect(items).toMatchObject([
    {
      ...{ id: 'shop-api-a', sli: 0.9996, budgetLeft: 0.6, coverage: 0.4 },
      ...{ counts: { bad: 400, total: 1e6 }, seconds: 30 * 86_400 },
    },
    { id: 'shop-api-b', message: { en: '422' }, seconds: 0 },
    { id: 'shop-api-c', message: { en: expect.stringContaining('Nothing') } },
    {
      id: 'shop-api-d',
      message: { en: expect.stringContaining('no numbers') },
    },
    {
      id: 'shop-api-e',
      message: { en: expect.stringContaining('no numbers') },
    },
  ]);
  expect(items[0]).not.toHaveProperty('message');
  for (const { sli } of items.slice(1)) expect(sli).toBeUndefined();
  // What rules of the same name recorded is of another file.
  expect(read.mock.calls[0][1]).toMatchObject({ isComputed: true });
});
