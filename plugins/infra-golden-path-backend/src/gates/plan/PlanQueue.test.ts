import { PlanQueue, QueueFullError } from './PlanQueue';

/** Tasks that end when they are told to. */
function tasks(queue: PlanQueue) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    end: (name: string) => ends.get(name)!(),
    begin: (name: string, signal?: AbortSignal) =>
      queue.run(async () => {
        begun.push(name);
        await new Promise<void>(done => ends.set(name, done));
        return name;
      }, signal),
  };
}

it('runs some at a time, and the others in their order', async () => {
  const { begin, begun, end } = tasks(new PlanQueue(2, 2));
  const all = ['a', 'b', 'c', 'd'].map(name => begin(name));
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await all[1];
  expect(begun).toEqual(['a', 'b', 'c']);
  ['a', 'c'].forEach(end);
  await Promise.all([all[0], all[2]]);
  end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

it('refuses more than may wait, and no more', async () => {
  const { begin, end } = tasks(new PlanQueue(1, 1));
  const first = begin('a');
  const second = begin('b');
  await expect(begin('c')).rejects.toThrow(QueueFullError);
  end('a');
  await first;
  end('b');
  await second;
  const third = begin('c');
  end('c');
  await expect(third).resolves.toBe('c');
});

it('lets whoever goes away make room at once', async () => {
  const { begin, begun, end } = tasks(new PlanQueue(1, 1));
  const caller = new AbortController();
  const first = begin('a');
  const second = begin('b', caller.signal);
  caller.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  const third = begin('c');
  end('a');
  await first;
  expect(begun).toEqual(['a', 'c']);
  end('c');
  await third;
  await expect(begin('d', caller.signal)).rejects.toThrow('gone');
});

it('goes on after a task that failed', async () => {
  const queue = new PlanQueue(1, 1);
  const failed = queue.run(async () => {
    throw new Error('broken');
  });
  const next = queue.run(async () => 'next');
  await expect(failed).rejects.toThrow('broken');
  await expect(next).resolves.toBe('next');
});
