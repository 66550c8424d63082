import {
  mockServices,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import { openDatabase } from '../database';
import { ViewStore } from './ViewStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const OWNER = 'user:default/one';

describe.each(databases.eachSupportedId())('%p', (id: TestDatabaseId) => {
  it('saves a view as often as it is told, and no more than fifty', async () => {
    const knex = await databases.init(id);
    let at = Date.parse('2026-11-21T10:00:00Z');
    const store = new ViewStore(
      await openDatabase(mockServices.database({ knex })),
      () => at,
    );
    const view = randomUUID();
    await store.put(OWNER, view, { title: 'B\0', query: 'text=\0' });
    at += 1_000;
    const saved = await store.put(OWNER, view, { title: 'B', query: 'text=x' });
    expect(saved.updatedAt).toBe('2026-11-21T10:00:01.000Z');
    expect(await store.list(OWNER)).toEqual([saved]);
    for (let more = 1; more < 50; more += 1) {
      await store.put(OWNER, randomUUID(), { title: 'A', query: '' });
    }
    await expect(
      store.put(OWNER, randomUUID(), { title: 'A', query: '' }),
    ).rejects.toThrow('50 views');
    const all = await store.list(OWNER);
    expect(all).toHaveLength(50);
    expect(all[49]).toEqual(saved);
    await store.remove('user:default/other', view);
    expect(await store.list(OWNER)).toHaveLength(50);
    await store.remove(OWNER, view);
    expect(await store.list(OWNER)).toHaveLength(49);
  });

  it('keeps to fifty when more are saved at once', async () => {
    const knex = await databases.init(id);
    const store = new ViewStore(
      await openDatabase(mockServices.database({ knex })),
    );
    const saved = await Promise.allSettled(
      Array.from({ length: 70 }, () =>
        store.put(OWNER, randomUUID(), { title: 'A', query: '' }),
      ),
    );
    const fine = saved.filter(({ status }) => status === 'fulfilled');
    expect(fine).toHaveLength(50);
    expect(await store.list(OWNER)).toHaveLength(50);
  });
});
