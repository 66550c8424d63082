import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  builtInBook,
  type DeclaredStack,
  savingsAnswerSchema,
  type Standards,
  subtractAmounts,
} from '@infra-portal/infra-common';
import { placeOf, recordOf, estimateOf } from '../__testUtils__/records';
import { openDatabase } from '../database';
import { CostStore } from '../store';
import { SavingProposalStore } from './proposals';
import { SavingsFinder } from './SavingsFinder';
import { SavingsReader } from './SavingsReader';
import { SavingsStore } from './SavingsStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const NOW = Date.parse('2026-11-22T09:00:00Z');
const dev = placeOf('shop-dev', { product: 'shop', environment: 'dev' });
const prod = placeOf('shop-prod', { product: 'shop', environment: 'prod' });
const other = placeOf('mail-prod', { product: 'mail', environment: 'prod' });

/** 100 GB of gp2, which gp3 keeps for less. */
const declares = (ref: string, volumes: number): DeclaredStack => ({
  ...{ stack: ref, region: 'ap-northeast-2', problems: [] },
  resources: Array.from({ length: volumes }, (_, index) => ({
    ...{ address: `aws_ebs_volume.v[${index}]`, type: 'aws_ebs_volume' },
    values: { type: 'gp2', size: 100 },
    ...{ unknown: [], links: {} },
  })),
});

async function start(id: Parameters<typeof databases.init>[0]) {
  const client = await databases.init(id);
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const costs = new CostStore(knex);
  await costs.record(
    [dev, prod, other].map(each => recordOf(each, [1, 0], estimateOf('10'))),
  );
  const volumes = new Map([
    [dev.ref, 1],
    [prod.ref, 2],
    [other.ref, 0],
  ]);
  const declare = jest.fn(async (_directory, _head, { ref }) => ({
    ...{ stack: declares(ref, volumes.get(ref) ?? 0), folders: [] },
  }));
  const standards = { of: async () => undefined as Standards | undefined };
  const commits = new Map([[dev.ref, 'a']]);
  const store = new SavingsStore(knex, () => NOW);
  const logger = mockServices.logger.mock();
  const finder = () =>
    new SavingsFinder({
      ...{ store, standards, logger, prices: { book: builtInBook } },
      ...{ pricer: { declare }, now: () => NOW },
    });
  const look = (own = finder()) =>
    own.look(
      {
        repository: { host: 'github.example', owner: 'acme', name: 'infra' },
        ...{ directory: 'mirror', head: 'head', places: [dev, prod, other] },
        pricedFor: ref => {
          const commit = commits.get(ref);
          return commit ? { commit, since: '2026-10-05' } : undefined;
        },
      },
      new AbortController().signal,
    );
  const reader = new SavingsReader({
    ...{ store, proposed: new SavingProposalStore(knex) },
    prices: { book: builtInBook, since: '2026-10-05T00:00:00.000Z' },
    now: () => new Date(NOW),
  });
  const ask = async (filter = {}) =>
    savingsAnswerSchema.parse(await reader.savings(filter));
  return { look, ask, finder, commits, declare, standards, volumes };
}

describe.each(databases.eachSupportedId())('savings in %s', id => {
  it('are looked for where something changed, and added as they are', async () => {
    const { look, ask, finder, commits, declare, volumes } = await start(id);
    const own = finder();
    expect(await look(own)).toEqual([dev.ref]);
    expect(await ask()).toMatchObject({
      ...{ stacks: 3, pending: 2, more: 0, monthly: '11.4' },
      items: [{ name: 'shop-dev', savings: [{ rule: 'gp3' }], commit: 'a' }],
    });
    expect(await look(own)).toEqual([]);
    // Also for a process that has just begun.
    expect(await look()).toEqual([]);
    expect(declare).toHaveBeenCalledTimes(1);

    commits.set(prod.ref, 'b').set(other.ref, 'b');
    expect(await look(own)).toEqual([prod.ref, other.ref]);
    const all = await ask();
    // 300 GB at 0.114 now, and at 0.0912 then.
    expect(all).toMatchObject({
      ...{ pending: 0, monthly: '34.2', certain: '6.84', possible: '6.84' },
      items: [{ name: 'shop-prod' }, { name: 'shop-dev' }],
    });
    const [first, second] = all.items;
    expect(subtractAmounts(all.possible, first.possible)).toBe(second.possible);
    const some = await ask({ environment: ['prod'], product: ['shop', ''] });
    expect(some).toMatchObject({ stacks: 1, certain: '4.56' });
    expect((await ask({ product: ['mail'] })).items).toEqual([]);

    volumes.set(prod.ref, 0);
    commits.set(prod.ref, 'c');
    await look(own);
    expect((await ask()).items).toMatchObject([{ name: 'shop-dev' }]);
  });

  it('follow from exceptions as well, and failures keep what was found', async () => {
    const { look, ask, finder, commits, declare, standards } = await start(id);
    await look();
    const exception = {
      ...{ id: 'keep-gp2', rule: 'saving:gp3', stacks: ['stacks/shop-dev'] },
      ...{ until: '2026-12-31', reason: 'It is tested with gp2 until then.' },
      approvedBy: 'group:default/platform',
    };
    standards.of = async () => ({ exceptions: [exception] } as never);
    expect(await look()).toEqual([dev.ref]);
    expect(await ask()).toMatchObject({
      possible: '0',
      items: [{ savings: [{ silenced: { exception: 'keep-gp2' } }] }],
    });
    declare.mockRejectedValue(new Error('The mirror is gone.'));
    commits.set(dev.ref, 'd');
    const own = finder();
    expect(await look(own)).toEqual([]);
    expect(await look(own)).toEqual([]);
    expect(await ask()).toMatchObject({ items: [{ commit: 'a' }] });
    expect(declare).toHaveBeenCalledTimes(3);
  });
});
