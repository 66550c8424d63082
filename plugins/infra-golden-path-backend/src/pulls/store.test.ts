import {
  databaseIds,
  migratedDatabase,
  migrateDown,
} from '../__testUtils__/databases';
import { samplePull } from './__testUtils__/samplePull';
import { PullStore } from './PullStore';

jest.setTimeout(120_000);

const repository = 'github.com/acme/infrastructure';
const seen = (number: number, head = 'a'.repeat(40)) => ({
  ...{ repository, number, branch: `b${number}`, head },
  updatedAt: '2026-11-22T10:00:00.000Z',
});
const START = Date.parse('2026-11-22T12:00:00Z');

describe.each(databaseIds)('on %s', id => {
  it('keeps, wakes, leases and forgets pull requests', async () => {
    const database = await migratedDatabase(id);
    let now = START;
    const store = new PullStore({ database, now: () => now });
    const other = new PullStore({ database, now: () => now });

    await store.keepOnly([repository]);
    await store.seeAll(repository, [seen(1), seen(2)]);
    // Two replicas never get the same one.
    const [one, two] = await Promise.all([
      store.claimDue(1),
      other.claimDue(1),
    ]);
    expect([...one, ...two].map(({ number }) => number).sort()).toEqual([1, 2]);
    expect(await store.claimDue(5)).toEqual([]);

    const kept = samplePull({ number: one[0].number });
    expect(await store.keep(kept)).toBe(true);
    expect(await store.keep(kept)).toBe(false);
    await store.release(one[0], { pause: 60_000, failures: 0 });
    const problem = 'GitHub does not answer';
    await store.release(two[0], { pause: 60_000, failures: 1, problem });
    expect(await store.all()).toEqual([kept]);

    // Seen again as it was: nothing to do; with another head: at once.
    now += 1_000;
    const same = { ...seen(kept.pull.number), updatedAt: kept.pull.updatedAt };
    await store.seeAll(repository, [
      { ...same, head: kept.pull.head },
      seen(two[0].number, 'c'.repeat(40)),
    ]);
    const [again] = await store.claimDue(5);
    expect(again).toMatchObject({ number: two[0].number, failures: 1 });

    now += 1;
    // Woken while somebody looks: looked at once more at once.
    expect(await store.poke(repository, { branch: `b${again.number}` })).toBe(
      1,
    );
    now += 1;
    await store.release(again, { pause: 60_000, failures: 0 });
    expect(await store.claimDue(5)).toHaveLength(1);

    // Who died with a lease is followed by somebody else.
    now += 120_000;
    expect(await store.claimDue(5)).toHaveLength(2);

    expect(await store.forget(kept.pull)).toBe(true);
    expect(await store.forget(kept.pull)).toBe(false);
    await store.keepOnly([]);
    expect(await store.all()).toEqual([]);
    expect(await store.sources()).toEqual([]);
    await migrateDown(database);
    await database.destroy();
  });

  it('never goes back to what was read before', async () => {
    const database = await migratedDatabase(id);
    const store = new PullStore({ database, now: () => START });
    const later = samplePull({ title: 'Now' });
    const before = samplePull({
      title: 'Before',
      observedAt: '2026-11-22T11:00:00.000Z',
    });
    await store.keep(later);
    expect(await store.keep(before)).toBe(false);
    expect((await store.find(later.pull))?.pull.title).toBe('Now');
    await database.destroy();
  });

  it('says since when a repository does not answer', async () => {
    const database = await migratedDatabase(id);
    const store = new PullStore({ database, now: () => START });
    await store.keepOnly([repository]);
    await store.asked(repository, { pause: 1_000, failures: 0 });
    await store.asked(repository, { pause: 1_000, failures: 1, problem: 'no' });
    expect(await store.sources()).toEqual([
      {
        ...{ repository, failures: 1, problem: 'no' },
        askedAt: '2026-11-22T12:00:00.000Z',
        dueAt: '2026-11-22T12:00:01.000Z',
      },
    ]);
    await database.destroy();
  });
});
