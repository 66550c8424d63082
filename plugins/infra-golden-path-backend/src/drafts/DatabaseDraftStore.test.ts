import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { DatabaseDraftStore, DRAFT_LIFETIME } from './DatabaseDraftStore';

jest.setTimeout(60_000);

const MINJI = 'user:default/minji';
const DRAFT = {
  change: 'create',
  title: '토큰',
  intent: { service: '토큰 \u0000' },
};

describe.each(databaseIds)('drafts with %s', id => {
  it('keeps the last of each, and whose it is', async () => {
    let at = Date.parse('2026-11-21T00:00:00Z');
    const store = new DatabaseDraftStore(await migratedDatabase(id), () => at);
    const repository = 'github.com/acme/fileflow';
    await store.put(MINJI, 'a', { ...DRAFT, repository });
    at += 1;
    await store.put(MINJI, 'b', DRAFT);
    await store.put('user:default/other', 'a', { ...DRAFT, title: 'Other' });
    expect(await store.list(MINJI)).toEqual([
      expect.objectContaining({ id: 'b', ...DRAFT }),
      expect.objectContaining({ id: 'a', ...DRAFT, repository }),
    ]);
    expect(await store.count(MINJI)).toBe(2);
    at += 1;
    const changed = await store.put(MINJI, 'a', DRAFT);
    expect(changed).not.toHaveProperty('repository');
    expect(await store.get(MINJI, 'a')).toEqual(changed);
    await store.remove(MINJI, 'b');
    expect(await store.list(MINJI)).toEqual([changed]);
    expect(await store.count('user:default/other')).toBe(1);
  });

  it('forgets what nobody has touched for thirty days', async () => {
    let at = Date.parse('2026-11-21T00:00:00Z');
    const store = new DatabaseDraftStore(await migratedDatabase(id), () => at);
    await store.put(MINJI, 'a', DRAFT);
    at += DRAFT_LIFETIME - 1;
    expect(await store.sweep()).toBe(0);
    expect(await store.get(MINJI, 'a')).toBeDefined();
    at += 1;
    expect(await store.get(MINJI, 'a')).toBeUndefined();
    expect(await store.count(MINJI)).toBe(0);
    expect(await store.sweep()).toBe(1);
  });
});
