import { mockServices } from '@backstage/backend-test-utils';
import type { KnownException } from '@infra-portal/infra-common';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { Reminders } from './Reminders';
import { ReminderStore } from './ReminderStore';

jest.setTimeout(60_000);

const NOW = new Date('2026-11-22T12:00:00Z');

const exception = (part: Partial<KnownException>): KnownException => ({
  ...{ key: 'a'.repeat(16), id: 'more-time', rule: 'log-retention' },
  repository: 'github.com/acme/infrastructure',
  ...{ kind: 'policy', stacks: [], reason: 'It is being decided.' },
  ...{ owner: 'user:default/minji', approvedBy: 'platform' },
  ...{ until: '2026-12-01', daysLeft: 9, state: 'ending' },
  ...{ file: 'portal.yaml', line: 1, url: 'https://github.com/acme' },
  ...part,
});

describe.each(databaseIds)('reminders of exceptions: %s', id => {
  const send = jest.fn();

  async function world() {
    const database = await migratedDatabase(id);
    const items = [exception({})];
    const reminders = new Reminders({
      book: { list: async () => ({ items, repositories: [], problems: [] }) },
      store: new ReminderStore(database),
      notifications: { send },
      knows: async ref => ref !== 'user:default/gone',
      ...{ language: 'en', now: () => NOW },
      logger: mockServices.logger.mock(),
    });
    return { items, reminders };
  }

  beforeEach(() => send.mockReset());

  it('tells owner and approver once before it ends, and once when it did', async () => {
    const { items, reminders } = await world();
    await reminders.run();
    await reminders.run();
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0][0]).toMatchObject({
      recipients: {
        type: 'entity',
        entityRef: ['user:default/minji', 'group:default/platform'],
      },
      payload: {
        title: 'The exception more-time ends on 2026-12-01',
        link: '/pull-requests/exceptions?text=more-time',
      },
    });
    items[0] = exception({ state: 'ended', daysLeft: -1 });
    await reminders.run();
    expect(send).toHaveBeenCalledTimes(2);
    items[0] = exception({ until: '2026-12-05' });
    await reminders.run();
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('tells nobody of what stands, or whom the catalog does not know', async () => {
    const { items, reminders } = await world();
    items[0] = exception({ state: 'active' });
    await reminders.run();
    items[0] = exception({ owner: 'user:gone', approvedBy: 'user:gone' });
    await reminders.run();
    expect(send).not.toHaveBeenCalled();
  });

  it('tries again what was not sent', async () => {
    const { reminders } = await world();
    send.mockRejectedValueOnce(new Error('away'));
    await reminders.run();
    await reminders.run();
    expect(send).toHaveBeenCalledTimes(2);
  });
});
