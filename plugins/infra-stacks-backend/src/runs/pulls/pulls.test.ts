import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { pullRunsSchema } from '@infra-portal/infra-common';
import { openDatabase } from '../../database';
import { LockFacts } from '../locks/LockFacts';
import type { KeptLock } from '../locks/LockStore';
import { RunQueries } from '../store';
import { concernedPulls } from './concernedPulls';
import { PullReader } from './PullReader';
import { UsualTimes } from './UsualTimes';

jest.setTimeout(60_000);

const REPOSITORY = 'github.example/acme/infra';
const AT = Date.parse('2020-11-02T09:00:00Z');
const iso = (minutes: number) => new Date(AT + minutes * 60_000).toISOString();
const databases = TestDatabases.create();

/** A run of one stack, in minutes. */
function row(
  id: string,
  pull: number,
  command: string,
  state: string,
  minutes: [number, number?],
  more: object = {},
) {
  const [from, to] = minutes;
  const dir = 'stacks/api/dev';
  return {
    ...{ id, repository: REPOSITORY, pull, command, state, words: '' },
    stack_ref: `${REPOSITORY}//${dir}#default`,
    at: AT + from * 60_000,
    run: JSON.stringify({
      ...{ id, command, state, dir, workspace: 'default', sources: [] },
      ...{ repository: REPOSITORY, hasOutput: false },
      pullRequest: { number: pull, url: 'https://x.example' },
      ...{ at: iso(from), startedAt: iso(from) },
      ...(to !== undefined && { finishedAt: iso(to) }),
      ...more,
    }),
  };
}

const lock: KeptLock = {
  key: 'acme/infra/stacks/api/dev/default',
  ...{ repository: REPOSITORY, dir: 'stacks/api/dev', workspace: 'default' },
  pull: { number: 9, url: 'https://x.example/9' },
  user: 'kim',
  since: iso(0),
};

describe.each(databases.eachSupportedId())('%p', id => {
  it('tells how far the stacks of a pull request are, and who has them', async () => {
    const client = await databases.init(id);
    const knex = await openDatabase(mockServices.database({ knex: client }));
    for (const [pull, minutes] of [
      [1, 10],
      [2, 30],
      [3, 90],
    ]) {
      await knex('runs').insert([
        row(`p${pull}`, pull, 'plan', 'succeeded', [0, 2]),
        row(`a${pull}`, pull, 'apply', 'succeeded', [minutes, minutes + 4]),
      ]);
    }
    await knex('runs').insert([
      row('old', 7, 'plan', 'failed', [100, 101]),
      row('new', 7, 'plan', 'waiting', [102], { blockedBy: undefined }),
    ]);
    const facts = new LockFacts(knex);
    const servers: KeptLock[] = [lock];
    const reader = new PullReader({
      queries: new RunQueries(knex),
      stacks: {
        known: async () => ({ byRef: new Map(), byName: new Map() }),
      } as never,
      locks: {
        servers: async () => [{ url: 'https://atlantis', locks: servers }],
      },
      facts,
      times: new UsualTimes(knex),
      nameOf: name => (name === REPOSITORY ? name : undefined),
      serversOf: () => [
        { url: 'https://atlantis', statusName: 'a', executable: 'atlantis' },
      ],
      readCommit: async () => 'c'.repeat(40),
    });
    const found = pullRunsSchema.parse(await reader.pull(REPOSITORY, 7));
    expect(found).toMatchObject({
      executable: 'atlantis',
      readCommit: 'c'.repeat(40),
      stacks: [
        {
          dir: 'stacks/api/dev',
          plan: { id: 'new', state: 'waiting' },
          lock: { user: 'kim', pullRequest: { number: 9 }, since: iso(0) },
        },
      ],
      usual: {
        plan: { median: 120, count: 3 },
        decision: { median: 28 * 60, count: 3 },
        apply: { median: 240, count: 3 },
      },
    });
    await expect(reader.pull('other/x/y', 7)).rejects.toThrow('not followed');
    // Only the comment of Atlantis tells what failed from what waits.
    const [status, comment] = ['status', 'comment'].map(kind => ({
      ...{ kind, says: 'failure', observedAt: iso(1) },
    }));
    await knex('runs').insert([
      row('red', 10, 'plan', 'failed', [0, 1], { sources: [status] }),
      row('why', 11, 'plan', 'failed', [0, 1], { sources: [status, comment] }),
    ]);
    for (const [pull, isUnexplained] of [
      [10, true],
      [11, undefined],
    ] as const) {
      const [stack] = (await reader.pull(REPOSITORY, pull)).stacks;
      expect(stack.plan).toMatchObject({ state: 'failed' });
      expect(stack.plan?.isUnexplained).toBe(isUnexplained);
    }
    // A lock without any run is the pull request's own stack, too.
    expect((await reader.pull(REPOSITORY, 9)).stacks).toMatchObject([
      { dir: 'stacks/api/dev', lock: { pullRequest: { number: 9 } } },
    ]);
    expect(await concernedPulls([lock], facts)).toEqual([
      { repository: REPOSITORY, number: 9 },
      { repository: REPOSITORY, number: 7 },
    ]);
  });
});

it('names no usual time while too few are known', async () => {
  const knex = await databases.init(databases.eachSupportedId()[0][0]);
  const database = await openDatabase(mockServices.database({ knex }));
  expect(await new UsualTimes(database).times()).toEqual({});
});
