import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Inbox, openDatabase } from '../database';
import { InboxWorker, type InboxWorkerOptions } from './InboxWorker';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** Messages `0` to `count - 1`, in an inbox. */
async function filled(count: number, now?: () => number) {
  const knex = await databases.init('SQLITE_3');
  const database = await openDatabase(mockServices.database({ knex }));
  const inbox = new Inbox(database, now);
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      inbox.add(`delivery-${String(n).padStart(4, '0')}`, String(n), 'runs'),
    ),
  );
  const open = async () =>
    (await database('webhook_inbox').whereNull('done_at')).map(
      ({ message, error }) => [message, error],
    );
  return { inbox, open };
}

type Handlers = Pick<InboxWorkerOptions<number>, 'handle' | 'handleAll'>;

/** A worker that has worked off what was due. */
async function workedOff(inbox: Inbox, handlers: Handlers) {
  const logger = mockServices.logger.mock();
  const worker = new InboxWorker({ inbox, lane: 'runs', logger, ...handlers });
  worker.wake();
  await worker.idle();
  return logger;
}

it('gives many together to who wants them so, each once', async () => {
  const { inbox, open } = await filled(500);
  const sizes: number[] = [];
  const seen: number[] = [];
  const handle = jest.fn(async (message: number) => {
    seen.push(message);
  });
  await workedOff(inbox, {
    handle,
    async handleAll(messages) {
      sizes.push(messages.length);
      seen.push(...messages);
    },
  });
  expect(sizes).toEqual([300, 200]);
  expect(handle).not.toHaveBeenCalled();
  expect(seen.sort((a, b) => a - b)).toEqual(
    Array.from({ length: 500 }, (_, n) => n),
  );
  expect(await open()).toEqual([]);
});

it('finds the one that cannot be worked in among many', async () => {
  const { inbox, open } = await filled(10);
  const kept = new Set<number>();
  const handle = async (message: number) => {
    if (message === 7) throw new Error('It is none.');
    kept.add(message);
  };
  const logger = await workedOff(inbox, {
    handle,
    async handleAll(messages) {
      // Some of it may have been done when it fails.
      for (const message of messages) await handle(message);
    },
  });
  expect(kept.size).toBe(9);
  expect(await open()).toEqual([['7', 'It is none.']]);
  expect(logger.warn).toHaveBeenCalledTimes(1);
});

it('leaves in the inbox what it had in hand when it was killed', async () => {
  let now = 1_000_000;
  const { inbox, open } = await filled(3, () => now);
  const worker = new InboxWorker<number>({
    ...{ inbox, lane: 'runs', logger: mockServices.logger.mock() },
    async handle() {},
    // Never comes to an end, as if the process was gone.
    handleAll: () => new Promise(() => {}),
  });
  worker.wake();
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(await open()).toHaveLength(3);
  now += 6 * 60_000;
  const seen: number[] = [];
  await workedOff(inbox, {
    async handle() {},
    async handleAll(messages) {
      seen.push(...messages);
    },
  });
  expect(seen.sort()).toEqual([0, 1, 2]);
  expect(await open()).toEqual([]);
});
