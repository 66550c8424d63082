import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { openDatabase } from '../../database';
import { SavingProposalStore } from './SavingProposalStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const BEGIN = Date.parse('2026-11-22T09:00:00Z');
const REPOSITORY = 'github.example/acme/infra';
const STACK = `${REPOSITORY}//stacks/shop#default`;
const proposal = {
  ...{ repository: REPOSITORY, number: 7, url: 'https://x.test/pull/7' },
  ...{ stack: STACK, savings: ['gp3:aws_ebs_volume.a'], monthly: '2.28' },
  createdBy: 'user:default/minji',
};

describe.each(databases.eachSupportedId())('proposals in %s', id => {
  it('count while they are open, and until a merge was looked at', async () => {
    const client = await databases.init(id);
    const knex = await openDatabase(mockServices.database({ knex: client }));
    const clock = { now: BEGIN };
    const changed = jest.fn(async () => {});
    const store = new SavingProposalStore(knex, {
      ...{ changed, now: () => clock.now },
    });
    const looked = async (foundAt: number) =>
      (await store.ofStacks([{ ref: STACK, foundAt }])).get(STACK);
    await store.add(proposal);
    // A retry after a crash tells of it once more.
    await store.add(proposal);
    const shown = {
      ...{ savings: proposal.savings, monthly: '2.28', state: 'open' },
      pullRequest: { number: 7, url: proposal.url },
      createdAt: '2026-11-22T09:00:00.000Z',
      createdBy: proposal.createdBy,
    };
    expect(await looked(BEGIN)).toEqual([shown]);
    expect(await store.open()).toEqual([{ repository: REPOSITORY, number: 7 }]);
    expect(changed).toHaveBeenLastCalledWith([STACK]);
    changed.mockClear();
    await store.setState(REPOSITORY, 7, 'open');
    await store.setState(REPOSITORY, 8, 'merged');
    expect(changed).not.toHaveBeenCalled();

    clock.now += 60_000;
    await store.setState(REPOSITORY, 7, 'merged');
    expect(changed).toHaveBeenCalledTimes(1);
    expect(await looked(BEGIN)).toEqual([{ ...shown, state: 'merged' }]);
    // Looked at since: what is still listed was not saved by it.
    expect(await looked(BEGIN + 60_000)).toBeUndefined();
    clock.now += 60 * 60_000;
    expect(await looked(BEGIN)).toBeUndefined();

    await store.setState(REPOSITORY, 7, 'closed');
    expect(await looked(BEGIN)).toBeUndefined();
    expect(await store.open()).toEqual([]);
    await store.add(proposal);
    await store.add({ ...proposal, number: 9 });
    expect((await looked(BEGIN))?.map(each => each.pullRequest.number)).toEqual(
      [9, 7],
    );
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...{ ref: `other-${index}`, foundAt: 0 },
    }));
    const all = await store.ofStacks([...many, { ref: STACK, foundAt: 0 }]);
    expect([...all.keys()]).toEqual([STACK]);
  });
});
