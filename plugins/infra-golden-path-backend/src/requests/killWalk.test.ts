import type { ServiceRequest } from '@infra-portal/infra-common';
import type { ProxiedCall } from '@infra-portal/sandbox/testing';
import {
  type Commits,
  type Death,
  type Happened,
  Lives,
} from './__testUtils__/Lives';

/** `few`: one of each kind; `effects`: at each effect; `complete`: everywhere. */
type How = 'few' | 'effects' | 'complete';
const HOW: How =
  (process.env.FAULT_WALK === 'complete' && 'complete') ||
  (process.env.HEAVY && 'effects') ||
  'few';

jest.setTimeout(HOW === 'complete' ? 3_600_000 : 600_000);

let lives: Lives;
beforeAll(async () => {
  lives = await Lives.start();
});
afterAll(() => lives.close());

const FIRST = 'locals {}\n';
const SECOND = 'locals { more = 1 }\n';

async function submit(service: string, text: string) {
  return lives.portal.submit(await lives.portal.order({ service, text }));
}

interface Story {
  /** What is there before. */
  before(service: string): Promise<ServiceRequest | undefined>;
  /** What the portal is killed at. */
  act(service: string, there?: ServiceRequest): Promise<unknown>;
  /** Whether what was wanted has been heard. */
  isHeard(now: ServiceRequest | undefined, there?: ServiceRequest): boolean;
  state: 'open' | 'closed';
  text: string;
}

const STORIES = {
  create: {
    before: async () => undefined,
    act: service => submit(service, FIRST),
    isHeard: now => now !== undefined,
    state: 'open',
    text: FIRST,
  },
  change: {
    before: service => submit(service, FIRST),
    act: service => submit(service, SECOND),
    isHeard: (now, there) => now?.digest !== there?.digest,
    state: 'open',
    text: SECOND,
  },
  cancel: {
    before: service => submit(service, FIRST),
    act: (_, there) => lives.portal.cancel(there!.id),
    isHeard: now => now?.state === 'closed',
    state: 'closed',
    text: FIRST,
  },
} satisfies Record<string, Story>;
type StoryName = keyof typeof STORIES;

/** What people do who come back: nothing, resume, or the same once more. */
const COME_BACK = [
  async () => {},
  async (_: Story, service: string) => {
    const all = await lives.portal.mine();
    const mine = all.find(each => each.service === service);
    if (mine && mine.state !== 'closed') await lives.portal.resume(mine.id);
  },
  (story: Story, service: string, there?: ServiceRequest) =>
    story.act(service, there),
];

const branchOf = (service: string) => `portal/authhub/${service}/create`;
let walks = 0;

/** After another life: nothing half done, and nothing that its owner cannot see. */
async function expectSettled(service: string, where: unknown) {
  const { mine, pulls, branches } = await lives.seen(
    service,
    branchOf(service),
  );
  const isOpen = mine.length > 0 && mine[0].state === 'open';
  expect({
    where,
    states: mine.map(({ state, failure }) => failure?.code ?? state),
    branches,
    pulls: pulls.map(({ number }) => number),
  }).toEqual({
    where,
    states: mine.map(() => expect.stringMatching(/^(open|closed)$/)),
    branches: isOpen ? [branchOf(service)] : [],
    pulls: mine.map(({ pullRequest }) => pullRequest!.number),
  });
  return mine[0];
}

/** Tells the story, with a death and another life in between. */
async function walk(
  name: StoryName,
  death?: Death,
  commits: Commits = 'git',
): Promise<Happened> {
  walks += 1;
  const service = `walk-${walks}`;
  const story: Story = STORIES[name];
  const there = await story.before(service);
  const happened = await lives.dieAt(() => story.act(service, there), death);
  const where = { name, commits, death, call: happened.calls.at(-1) };
  if (happened.died) {
    await lives.live(commits);
    const comeBack = COME_BACK[walks % COME_BACK.length];
    await Promise.all([comeBack(story, service, there), happened.comeLate()]);
    await lives.portal.runDue();
    const now = await expectSettled(service, where);
    if (!story.isHeard(now, there)) await story.act(service, there);
  }
  const { mine, pulls, branches } = await lives.seen(
    service,
    branchOf(service),
  );
  const { pullRequest, failure } = mine[0];
  expect({ where, mine, pulls, branches }).toMatchObject({
    where,
    mine: [{ ...(there && { id: there.id }), state: story.state }],
    pulls: [
      {
        state: story.state,
        number: pullRequest!.number,
        labels: [{}, {}],
        requested_reviewers: [{}],
        body: expect.stringContaining(mine[0].id),
        head: { sha: pullRequest!.head },
      },
    ],
    branches: story.state === 'open' ? [branchOf(service)] : [],
  });
  expect(failure).toBeUndefined();
  const file = `stacks/authhub/${service}/dev/main.tf`;
  expect(await lives.text(pullRequest!.head, file)).toBe(story.text);
  return happened;
}

const isWrite = ({ method, path }: ProxiedCall) =>
  method !== 'GET' && !path.endsWith('upload-pack');

/** What a writing call is for. */
const kindOf = ({ method, path }: ProxiedCall) =>
  `${method} ${path
    .split('/')
    .at(-1)!
    .replace(/^[0-9a-f]{40}$|^\d+$/, '*')}`;

const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => index + 1);

/** Where it is worth to die, given a life without a fault. */
function deaths({ calls, counts }: Happened, how: How): Death[] {
  const at = (when: 'before' | 'after' | 'late') => (call: ProxiedCall) =>
    ({ kind: 'call', number: call.number, when } as const);
  const writes = calls.filter(isWrite);
  const { saves, gits } = counts!;
  // Dying before a write is dying after whatever came before it.
  const effects: Death[] = [
    ...writes.map(at('after')),
    ...numbers(saves).map(number => ({ kind: 'save', number } as const)),
  ];
  if (how === 'effects') return effects;
  if (how === 'complete') {
    return [
      ...effects,
      ...calls.map(at('before')),
      ...writes.map(at('late')),
      ...numbers(gits).map(number => ({ kind: 'git', number } as const)),
    ];
  }
  const kinds = new Map(writes.map(call => [kindOf(call), call]));
  const some = [...kinds.values()].slice(0, 3);
  return [
    ...some.map(at('after')),
    ...some.slice(0, 1).map(at('late')),
    { kind: 'save', number: Math.ceil(saves / 3) },
    { kind: 'save', number: saves },
    { kind: 'git', number: Math.ceil(gits / 2) },
  ];
}

/** Dies at each of them. */
async function walkAll(name: StoryName, how = HOW, commits: Commits = 'git') {
  await lives.live(commits);
  const smooth = await walk(name, undefined, commits);
  const all = deaths(smooth, how);
  let reached = 0;
  for (const death of all) {
    if ((await walk(name, death, commits)).died) reached += 1;
  }
  return { smooth, all: all.length, reached };
}

it('opens one pull request whenever the portal is killed', async () => {
  const { smooth, all, reached } = await walkAll('create');
  expect(smooth.calls.filter(isWrite).map(kindOf)).toEqual([
    'POST git-receive-pack',
    'POST pulls',
    'POST labels',
    'POST requested_reviewers',
    'POST requested_reviewers',
    'POST requested_reviewers',
    'POST check-runs',
    'POST *',
  ]);
  expect(smooth.counts!.saves).toBeGreaterThan(8);
  // How often git is started depends on what is in memory.
  expect(reached).toBeGreaterThan(all * 0.8);
});

it('cancels whenever the portal is killed', async () => {
  const { smooth, all, reached } = await walkAll('cancel');
  expect(smooth.calls.filter(isWrite).map(kindOf)).toEqual([
    'PATCH *',
    'POST git-receive-pack',
  ]);
  expect(reached).toBeGreaterThan(all * 0.8);
});

if (HOW !== 'few') {
  it('opens one whose commits GitHub writes', async () => {
    // The rest of the way is the same.
    const how = HOW === 'complete' ? HOW : 'few';
    const { all, reached } = await walkAll('create', how, 'api');
    expect(reached).toBeGreaterThan(all * 0.8);
  });
}

if (HOW === 'complete') {
  it('changes what is proposed whenever the portal is killed', async () => {
    const { all, reached } = await walkAll('change');
    expect(reached).toBeGreaterThan(all * 0.8);
  });
}
