import type { Knex } from 'knex';
import type { Fault, ProxiedCall } from '@infra-portal/sandbox/testing';
import { minji, orderFor, sqlite, tokens, World } from './__testUtils__/world';

/** Every call instead of one of each kind; some ten minutes. */
const COMPLETE = process.env.FAULT_WALK === 'complete';

jest.setTimeout(COMPLETE ? 3_600_000 : 300_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

/** A clock that the test moves, so that pauses take no time. */
function movingClock() {
  let at = Date.now();
  return {
    clock: () => new Date(at),
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
  };
}

type Commits = 'git' | 'api';

const DAY = 24 * 3600_000;
let count = 0;
let lastCalls: ProxiedCall[] = [];

/** Submits in a world that fails, and goes on with another portal in one that works. */
async function walk(
  fault: Fault,
  at: number,
  more: { commits?: Commits } = {},
): Promise<boolean> {
  const database = await sqlite();
  try {
    return await walkIn(database, fault, at, more);
  } finally {
    await database.destroy();
  }
}

async function walkIn(
  database: Knex,
  fault: Fault,
  at: number,
  more: { commits?: Commits },
): Promise<boolean> {
  count += 1;
  const name = `walk-${count}`;
  const repository = await world.repository(name);
  const mirrors = world.mirrors(`mirrors-${name}`);
  const order = await orderFor(mirrors, repository, tokens());
  const time = movingClock();
  const settings = {
    commits: more.commits ?? ('git' as const),
    language: 'en' as const,
    committer: { name: 'Infra portal', email: 'portal@example.com' },
    pageUrl: (id: string) => `https://portal.example/${id}`,
    poll: 60_000,
    patience: 20_000,
  };
  const options = { clock: time.clock, settings };
  const forges = world.forges({ timeout: 1_000 });
  const first = world.portal(database, { ...options, mirrors, forges });
  world.proxy.reset();
  let reached = false;
  world.proxy.rule = call => {
    if (call.number < at) return 'pass';
    reached = true;
    // From here on nothing goes out any more, as for a process that was killed.
    return call.number === at ? fault : 'before';
  };
  const submitted = await first.service
    .submit(order, minji)
    .catch(error => error as Error);
  await first.service.stop();
  lastCalls = [...world.proxy.calls];
  world.proxy.reset();

  const other = world.mirrors(`other-${name}`);
  const second = world.portal(database, { ...options, mirrors: other });
  time.pass(DAY);
  await second.service.runDue();
  const { items } = await second.service.list({ limit: 200 });
  const mine = items.filter(each => each.repository.endsWith(`/${name}`));
  const pulls = await world.pulls(name, 'all');
  const branches = await world.branches(name);
  if (submitted instanceof Error) {
    // It was refused before anything was written down, so nothing may be there.
    expect({ mine, pulls, branches }).toEqual({
      mine: [],
      pulls: [],
      branches: [],
    });
    return reached;
  }
  // One look says what went wrong, and after which call.
  const call = lastCalls[at - 1];
  const seen = mine.map(({ state, failure }) => ({ state, failure, call }));
  expect(seen).toEqual([{ state: 'open', failure: undefined, call }]);
  expect(branches).toEqual(['portal/authhub/tokens/create']);
  expect(pulls).toHaveLength(1);
  expect(pulls[0]).toMatchObject({
    state: 'open',
    number: mine[0].pullRequest!.number,
    head: { ref: branches[0], sha: mine[0].pullRequest!.head },
  });
  expect(pulls[0].body).toContain(mine[0].id);
  expect(pulls[0].labels).toHaveLength(2);
  expect(pulls[0].requested_reviewers).toHaveLength(1);
  for (const [file, text] of Object.entries(tokens().files)) {
    expect(await world.text(name, branches[0], file)).toBe(text);
  }
  return reached;
}

/** The calls of a way without faults. */
async function callsOf(commits: Commits): Promise<ProxiedCall[]> {
  await walk('pass', 1_000, { commits });
  return lastCalls;
}

/** What a call is for; of those that only read, git's and the API's are two. */
const kindOf = ({ method, path }: ProxiedCall) => {
  const git = /git-(?:upload|receive)-pack$/.exec(path)?.[0];
  if (git || method === 'GET') return git ?? 'read';
  const last = path.split('/').at(-1)!;
  return `${method} ${last.replace(/^[0-9a-f]{40}$/, 'commit')}`;
};

const firstOfEachKind = (calls: ProxiedCall[], but: ProxiedCall[] = []) => {
  const others = new Set(but.map(kindOf));
  const kinds = new Map<string, ProxiedCall>();
  for (const call of calls) {
    const kind = kindOf(call);
    if (!others.has(kind) && !kinds.has(kind)) kinds.set(kind, call);
  }
  return [...kinds.values()];
};

const isWrite = ({ method, path }: ProxiedCall) =>
  method !== 'GET' && !path.endsWith('upload-pack');

it('opens one pull request whenever the portal dies or an answer gets lost', async () => {
  const byGit = await callsOf('git');
  const byApi = await callsOf('api');
  // Fetching, pushing, opening, labels, reviewers, check and looking again.
  expect(byGit.length).toBeGreaterThan(15);
  expect(
    byGit.filter(isWrite).map(({ path }) => path.split('/').at(-1)),
  ).toEqual([
    'git-receive-pack',
    'pulls',
    'labels',
    'requested_reviewers',
    'requested_reviewers',
    'requested_reviewers',
    'check-runs',
    expect.stringMatching(/^[0-9a-f]{40}$/),
  ]);
  const some = {
    git: firstOfEachKind(byGit),
    // What both ways have in common fails in the same way.
    api: firstOfEachKind(byApi, byGit),
  };
  expect(some.git.length).toBeGreaterThan(6);
  expect(some.api.filter(isWrite).length).toBeGreaterThan(1);
  for (const commits of ['git', 'api'] as const) {
    for (const call of some[commits]) {
      // Of a call that only reads, both are the same.
      const fault = isWrite(call) ? 'after' : 'before';
      expect(await walk(fault, call.number, { commits })).toBe(true);
    }
  }
});

if (COMPLETE) {
  it.each(['git', 'api'] as const)(
    'opens one pull request at whichever call the portal dies, commits by %s',
    async commits => {
      const calls = await callsOf(commits);
      let at = 1;
      while (await walk('before', at, { commits })) at += 1;
      expect(at).toBeGreaterThan(15);
      for (const { number } of calls.filter(isWrite)) {
        expect(await walk('after', number, { commits })).toBe(true);
      }
    },
  );
}
