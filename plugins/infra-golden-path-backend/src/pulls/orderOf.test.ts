import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { createOrderOf, isSameRef } from './orderOf';
import { PullAskers } from './PullAskers';

jest.setTimeout(60_000);

const REPOSITORY = 'github.com/acme/infrastructure';

describe.each(databaseIds)('on %s', id => {
  it('remembers who began the newest upgrade of a pull request', async () => {
    const database = await migratedDatabase(id);
    const begin = async (upgrade: string, at: string, by: string) => {
      await database('upgrades').insert({
        ...{ id: upgrade, state: 'done', started_by: by, started_at: at },
        ...{ updated_at: at, data: '{}', version: 1 },
      });
      await database('upgrade_items').insert({
        ...{ upgrade_id: upgrade, id: 'i', position: 0, wave: 0 },
        ...{ state: 'open', repository: REPOSITORY, branch: 'b' },
        ...{ pull_number: 7, data: '{}', updated_at: at },
      });
    };
    await begin('new', '2026-11-22T10:00:00.000Z', 'user:default/lee');
    await begin('old', '2026-11-21T10:00:00.000Z', 'user:default/kim');
    const orderOf = createOrderOf(database);
    const repository = REPOSITORY.toUpperCase();
    expect(await orderOf({ repository, number: 7 })).toEqual({
      ...{ kind: 'upgrade', id: 'new', requestedBy: 'user:default/lee' },
    });
    expect(await orderOf({ repository, number: 8 })).toBeUndefined();
    await database.destroy();
  });

  it('remembers who last asked for a pull request of its own', async () => {
    const database = await migratedDatabase(id);
    const askers = new PullAskers(database);
    const event = {
      ...{ repository: REPOSITORY, number: 9, state: 'open' as const },
      ...{ head: 'c1', branch: 'portal/authhub/api/retire' },
    };
    const orderOf = createOrderOf(database);
    const ask = () => orderOf({ ...event, repository: event.repository });
    // GitHub's own word of it says nothing of people.
    await askers.note(event);
    expect(await ask()).toBeUndefined();
    await askers.note({ ...event, requestedBy: 'user:default/kim' });
    await askers.note({ ...event, requestedBy: 'user:default/lee' });
    expect(await ask()).toEqual({
      ...{ kind: 'retirement', requestedBy: 'user:default/lee' },
    });
    // Requests and upgrades remember their own.
    const other = { ...event, number: 10, branch: 'portal/authhub/api/create' };
    await askers.note({ ...other, requestedBy: 'user:default/kim' });
    expect(await orderOf({ ...event, number: 10 })).toBeUndefined();
    await database.destroy();
  });
});

it('takes refs for the same however they are written', () => {
  expect(isSameRef('user:default/Kim', 'User:default/kim')).toBe(true);
  expect(isSameRef(undefined, 'user:default/kim')).toBe(false);
});
