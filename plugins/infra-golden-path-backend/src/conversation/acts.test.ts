import { randomUUID } from 'node:crypto';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { World } from '../requests/__testUtils__/world';
import { pullOf, REVIEWER } from './__testUtils__/acting';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());
beforeEach(() => world.proxy.reset());

describe.each(databaseIds)('acts on pull requests, with %s', databaseId => {
  const opened = async (
    name: string,
    options?: Parameters<typeof pullOf>[3],
  ) => {
    const own = `${name}-${databaseId.toLowerCase().replace('_', '-')}`;
    const database = await migratedDatabase(databaseId);
    return pullOf(world, database, own, options);
  };

  it('reviews with all comments, answers, resolves and merges, once a press', async () => {
    const { read, run, on, told, reviews, refusal, ...rest } = await opened(
      'way',
    );
    const key = randomUUID();
    const changes = {
      ...({ act: 'request-changes', body: 'See below', key } as const),
      comments: [on(2, 'Why?'), { ...on(4, 'And these?'), startLine: 3 }],
    };
    const [first, second] = await Promise.all([run(changes), run(changes)]);
    expect(second).toEqual(first);
    expect(await run(changes)).toEqual(first);
    expect(first).toMatchObject({
      ...{ act: 'request-changes', by: 'reviewer' },
      url: expect.stringContaining('#pullrequestreview-'),
    });
    expect(await reviews()).toEqual(['reviewer CHANGES_REQUESTED See below']);
    const { threads } = await read();
    expect(threads).toMatchObject([{ line: 2 }, { line: 4, startLine: 3 }]);
    expect(await refusal({ key, act: 'approve' })).toBe('key-used');

    const thread = threads[0].id;
    await run({ act: 'reply', thread, body: 'Still?' });
    await run({ act: 'resolve', thread });
    // Who asked for it is done already: nothing to be afraid of.
    await run({ act: 'resolve', thread });
    await run({ act: 'comment', body: 'Nearly' });
    expect(await read()).toMatchObject({
      threads: [
        { resolved: true, comments: [{ body: 'Why?' }, { body: 'Still?' }] },
        { resolved: false },
      ],
      comments: [{ author: 'reviewer', body: 'Nearly' }],
    });
    await run({ act: 'unresolve', thread });
    await run({ act: 'approve' });
    const merged = await run({ act: 'merge', method: 'squash' });
    expect(merged.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(await read()).toMatchObject({
      state: 'merged',
      mergedBy: 'reviewer',
    });
    // Of two presses in one moment each tells.
    const tellings = new Map(told.map(({ key: of, act }) => [of, act]));
    expect([...tellings.values()]).toEqual([
      ...['request-changes', 'reply', 'resolve', 'resolve', 'comment'],
      ...['unresolve', 'approve', 'merge'],
    ]);
    const kept = JSON.stringify(await rest.database('review_acts'));
    expect(kept).not.toContain(REVIEWER);
    expect(kept).not.toContain('Still?');
  });

  it('finds what was done when the answer to it was lost, and does it once', async () => {
    const { run, refusal, reviews, on, read } = await opened('lost');
    const review = {
      ...({ act: 'comment', key: randomUUID() } as const),
      comments: [on(1, 'Lost?')],
    };
    let writes = 0;
    const loseTheAnswer = (ending: string) => {
      world.proxy.rule = ({ method, path }) => {
        const hit = method !== 'GET' && path.endsWith(ending);
        if (hit) writes += 1;
        return hit ? 'after' : 'pass';
      };
    };
    loseTheAnswer('/reviews');
    expect(await refusal(review)).toBe('unsure');
    expect(await refusal(review)).toBe('done');
    loseTheAnswer('/comments');
    const comment = { act: 'comment', body: 'Hm', key: randomUUID() } as const;
    expect(await refusal(comment)).toBe('unsure');
    expect(await refusal(comment)).toBe('done');
    loseTheAnswer('/replies');
    const thread = (await read()).threads[0].id;
    const key = randomUUID();
    const reply = { act: 'reply', body: 'Yes', thread, key } as const;
    expect(await refusal(reply)).toBe('unsure');
    expect(await refusal(reply)).toBe('done');
    loseTheAnswer('/merge');
    const merge = { act: 'merge', key: randomUUID() } as const;
    expect(await refusal(merge)).toBe('unsure');
    expect(await run(merge)).toMatchObject({
      commit: (await read()).mergeCommit,
    });
    expect(writes).toBe(4);
    // GitHub makes a review of a reply.
    expect(await reviews()).toEqual([
      'reviewer COMMENTED ',
      'reviewer COMMENTED ',
    ]);
  });

  it('does anew what never got there, once that is sure', async () => {
    let now = new Date();
    const { refusal, reviews } = await opened('never', { now: () => now });
    world.proxy.rule = ({ path }) =>
      path.endsWith('/reviews') ? 'before' : 'pass';
    const order = { body: 'Good', key: randomUUID() };
    expect(await refusal(order)).toBe('unsure');
    world.proxy.reset();
    expect(await refusal(order)).toBe('being-done');
    now = new Date(now.getTime() + 180_000);
    expect(await refusal(order)).toBe('done');
    expect(await reviews()).toEqual(['reviewer APPROVED Good']);
  });

  it('merges once when two people press at once, and loses no verdict', async () => {
    const { at, refusal, reviews } = await opened('at-once');
    const verdicts = [
      refusal({ act: 'approve', body: 'Good' }),
      refusal({ act: 'request-changes', body: 'Bad' }, 'platform-owner'),
    ];
    expect(await Promise.all(verdicts)).toEqual(['done', 'done']);
    expect((await reviews()).sort()).toEqual([
      ...['platform-owner CHANGES_REQUESTED Bad', 'reviewer APPROVED Good'],
    ]);
    const merges = [
      refusal({ act: 'merge' }),
      refusal({ act: 'merge' }, 'platform-owner'),
    ];
    const [done, other] = (await Promise.all(merges)).sort((a, b) =>
      a === 'done' ? -1 : Number(b === 'done'),
    );
    expect(done).toBe('done');
    expect(['closed', 'done', 'not-mergeable', 'not-taken']).toContain(other);
    const { data } = await world.octokit().pulls.get(at);
    expect(data.merged).toBe(true);
  });

  it('refuses what makes no sense for the pull request as it is', async () => {
    const own = await opened('sense');
    const { at, push, refusal, on } = own;
    expect(await refusal({ comments: [on(99, 'Where?')] })).toBe('not-taken');
    expect(await refusal({ act: 'reply', thread: 'x', body: 'y' })).toBe(
      'gone',
    );
    const next = await push('a\nB\nc\nd\n');
    for (const act of [
      'approve',
      'request-changes',
      'comment',
      'merge',
    ] as const) {
      expect([act, await refusal({ act, body: 'x' })]).toEqual([act, 'stale']);
    }
    await world.octokit().repos.update({
      ...{ owner: 'acme', repo: at.repo, allow_rebase_merge: false },
    });
    expect(await refusal({ act: 'merge', head: next, method: 'rebase' })).toBe(
      'not-mergeable',
    );
    await world.octokit().pulls.update({ ...at, state: 'closed' });
    expect(await refusal({ head: next })).toBe('closed');
    expect(await refusal({ act: 'merge', head: next })).toBe('closed');
    expect(await refusal({ act: 'comment', head: next, body: 'Pity' })).toBe(
      'done',
    );
  });
});
