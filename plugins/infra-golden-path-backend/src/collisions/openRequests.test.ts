import { createOpenRequests, type OpenRequest } from './openRequests';

const repository = { host: 'github.com', owner: 'acme', name: 'i' };
const open = (number: number): OpenRequest => ({
  ...{ branch: 'portal/a/b/create', number, url: `u${number}` },
  ...{ title: 't', commit: 'c' },
});

it('gives the same object while nothing has changed', async () => {
  let at = 0;
  let found = [open(1)];
  const lists: Promise<OpenRequest[]>[] = [];
  const requests = createOpenRequests({
    list: () => {
      const list = Promise.resolve(JSON.parse(JSON.stringify(found)));
      lists.push(list);
      return list;
    },
    logger: { warn: jest.fn() } as never,
    now: () => at,
  });
  /** Asked for again behind the caller's back; until that has come. */
  const later = async () => {
    at += 60_000;
    await requests.of(repository);
    await lists.at(-1);
    await new Promise(setImmediate);
    return requests.of(repository);
  };
  const first = await requests.of(repository);
  expect(await later()).toBe(first);
  expect(lists).toHaveLength(2);
  found = [open(1), open(2)];
  const second = await later();
  expect(second).not.toBe(first);
  expect(second).toHaveLength(2);
});

describe('what changed', () => {
  /** A forge that answers when it is told to. */
  const slowForge = () => {
    const answers: ((found: OpenRequest[] | Error) => void)[] = [];
    const logger = { warn: jest.fn() };
    let at = 0;
    const requests = createOpenRequests({
      list: () =>
        new Promise((resolve, reject) => {
          answers.push(found =>
            found instanceof Error ? reject(found) : resolve(found),
          );
        }),
      logger: logger as never,
      now: () => at,
    });
    const asked = async (count: number) => {
      await new Promise(setImmediate);
      expect(answers).toHaveLength(count);
    };
    const wait = (time: number) => {
      at += time;
    };
    return { requests, answers, asked, wait, logger };
  };

  it('is waited for when it was told, also while an older answer comes', async () => {
    const { requests, answers, asked } = slowForge();
    const first = requests.of(repository);
    await asked(1);
    requests.forget('GitHub.com/acme/i');
    const second = requests.of(repository);
    const third = requests.of(repository);
    answers[0]([open(1)]);
    await asked(2);
    expect(await first).toEqual([open(1)]);
    answers[1]([]);
    expect(await second).toEqual([]);
    expect(await third).toEqual([]);
    expect(await requests.of(repository)).toEqual([]);
    await asked(2);
  });

  it('is waited for by everybody who comes before the first answer', async () => {
    const { requests, answers, asked } = slowForge();
    const all = [requests.of(repository), requests.of(repository)];
    await asked(1);
    answers[0]([open(1)]);
    expect(await Promise.all(all)).toEqual([[open(1)], [open(1)]]);
  });

  it('is waited for after a long time without a word, and asked for before', async () => {
    const { requests, answers, asked, wait } = slowForge();
    const first = requests.of(repository);
    await asked(1);
    answers[0]([open(1)]);
    await first;
    wait(20_000);
    expect(await requests.of(repository)).toEqual([open(1)]);
    await asked(2);
    answers[1]([open(1)]);
    await new Promise(setImmediate);
    wait(3_600_000);
    const late = requests.of(repository);
    await asked(3);
    answers[2]([]);
    expect(await late).toEqual([]);
  });

  it('holds up nobody for long, nor again while the forge is silent or away', async () => {
    const { requests, answers, asked, wait, logger } = slowForge();
    const first = requests.of(repository);
    await asked(1);
    expect(await first).toEqual([]);
    wait(2_000);
    expect(await requests.of(repository)).toEqual([]);
    await asked(1);
    answers[0](new Error('GitHub is away'));
    await new Promise(setImmediate);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(await requests.of(repository)).toEqual([]);
    await asked(1);
  });
});
