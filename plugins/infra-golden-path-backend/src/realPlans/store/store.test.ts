import {
  databaseIds,
  migratedDatabase,
  migrateDown,
} from '../../__testUtils__/databases';
import { RealPlanStore, type StoredPlan } from '.';

jest.setTimeout(60_000);

const START = Date.parse('2026-11-22T05:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString();

const plan = (id: string, more: Partial<StoredPlan> = {}): StoredPlan => ({
  ...{ id, key: `key of ${id}`, repository: 'github.com/acme/infra' },
  ...{ server: 'https://atlantis.example', requestedBy: 'user:default/minji' },
  ...{ state: 'queued', since: at(0), createdAt: at(0), dueAt: at(0) },
  ...{ branch: `portal-preview/a/b/${id}`, branchState: 'none' },
  data: {
    ...{ intent: { a: 'zero \u0000' }, change: 'create', digest: 'd' },
    ...{ locks: 'ask', held: [], plans: [] },
  },
  ...more,
});

describe.each(databaseIds)('real plans in %s', id => {
  it('are worked on by one at a time, and end once', async () => {
    const database = await migratedDatabase(id);
    let now = START;
    const store = new RealPlanStore({ database, now: () => new Date(now) });
    expect(await store.insert(plan('1'))).toBe(true);
    expect(await store.insert(plan('2', { key: 'key of 1' }))).toBe(false);
    expect(await store.insert(plan('3', { createdAt: at(1) }))).toBe(true);
    expect(await store.countActive('user:default/minji')).toBe(2);
    expect(await store.countActive('user:default/jun')).toBe(0);

    // A server is asked for one at a time, the oldest first.
    const [lease, ...others] = await store.claimDue(8, 1);
    expect(lease.plan.id).toBe('1');
    expect(others).toEqual([]);
    expect(await store.claimDue(8, 1)).toEqual([]);
    const [second] = await store.claimDue(8, 2);
    expect(second.plan.id).toBe('3');

    const pushed: StoredPlan = {
      ...lease.plan,
      ...{ state: 'planning', branchState: 'noted', commit: 'c' },
    };
    expect(await store.save(lease, pushed)).toBe(true);
    expect(await store.notedBranches(pushed.repository)).toEqual(
      new Set([pushed.branch]),
    );
    expect(await store.abandoned()).toEqual([]);
    expect(await store.end('1', { ...pushed, state: 'cancelled' })).toBe(true);
    expect(await store.end('1', { ...pushed, state: 'failed' })).toBe(false);
    // Who worked on it hears that, and writes nothing over it.
    expect((await store.renew(lease))?.state).toBe('cancelled');
    expect(await store.save(lease, { ...pushed, state: 'done' })).toBe(false);
    expect(await store.leftovers()).toEqual([]);
    await store.release(lease, 'noted');
    expect((await store.leftovers()).map(each => each.id)).toEqual(['1']);
    await store.noteBranchGone('1');
    expect(await store.leftovers()).toEqual([]);
    // The next one of the same preview may begin.
    expect(await store.insert(plan('4', { key: 'key of 1' }))).toBe(true);

    const planning: StoredPlan = { ...second.plan, state: 'planning' };
    expect(await store.save(second, planning)).toBe(true);
    now += 60_000;
    expect((await store.abandoned()).map(each => each.id)).toEqual(['3']);
    expect(await store.end('3', { ...planning, state: 'failed' })).toBe(true);
    expect(await store.forget(at(60))).toBe(2);
    expect(await store.find('1')).toBeUndefined();
    expect((await store.newest('key of 1'))?.id).toBe('4');
    await migrateDown(database);
  });
});
