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
