import { mockServices } from '@backstage/backend-test-utils';
import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import {
  ForgeError,
  type ForgePullRequest,
  type ForgeReview,
  repositoryName,
} from '@infra-portal/infra-node';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import {
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { createBases } from '../repository/mirrorBases';
import { ReviewedPulls } from '../review/ReviewedPulls';
import { PullBook } from './PullBook';
import { PullChanges } from './PullChanges';
import { PullFinder } from './PullFinder';
import { PullLooker } from './PullLooker';
import { PullStore } from './PullStore';
import { PullWatch } from './PullWatch';

jest.setTimeout(60_000);

const logger = mockServices.logger.mock();
const STACK = 'stacks/shop/cart/prod';

let starter: StarterRepository;
let head: string;

beforeAll(async () => {
  starter = starterRepository();
  const files = {
    [`${STACK}/main.tf`]: 'terraform {\n  backend "s3" {}\n}\n',
    [`${STACK}/versions.tf`]: 'terraform {\n  required_version = ">= 1.9"\n}\n',
    'docs/notes.md': '# Notes\n',
  };
  starter.commit(files, 'by-hand');
  const mirror = starter.mirrors.of(starter.repository);
  await mirror.update();
  head = (await mirror.head('by-hand'))!;
});
afterAll(() => starter.close());

/** The room over a database, with a forge that answers as it is told. */
async function roomOver(id: (typeof databaseIds)[number][0], asked?: string) {
  const database = await migratedDatabase(id);
  const { repository, mirrors } = starter;
  const name = repositoryName(repository);
  const pull: ForgePullRequest = {
    ...{ number: 7, url: 'https://github.com/a/b/pull/7', body: '' },
    ...{ title: '<img src=x onerror=alert(1)>', state: 'open', draft: false },
    ...{ author: 'minji', labels: [], base: { branch: 'main' } },
    head: { branch: 'by-hand', commit: head },
    createdAt: '2026-11-22T09:00:00Z',
    updatedAt: '2026-11-22T10:00:00Z',
  };
  const github = {
    pull,
    open: [pull],
    reviews: [] as ForgeReview[],
    fails: undefined as Error | undefined,
    asked: 0,
  };
  const answer = <T>(value: () => T) =>
    jest.fn(async () => {
      github.asked += 1;
      if (github.fails) throw github.fails;
      return value();
    });
  const forge = {
    pullRequest: answer(() => github.pull),
    openPullRequests: answer(() => github.open),
    reviews: answer(() => github.reviews),
    checks: answer(() => []),
  };
  const forges = { of: () => forge } as never;
  let clock = Date.parse('2026-11-22T12:00:00Z');
  const now = () => clock;
  const bases = createBases({ mirrors, logger, repositories: [repository] });
  const store = new PullStore({ database, now });
  const pulls = new ReviewedPulls({ bases, forges, mirrors, now });
  const inventory = {
    read: async () => {
      throw new Error('Nobody tells of stacks');
    },
  };
  const changes = new PullChanges({ inventory, logger, now });
  const finder = new PullFinder({
    ...{ pulls, changes, forges, logger, now },
    ask: async () => undefined,
    pullRunsOf: async () => undefined,
    membersOf: async () => new Set(['kim', 'lee']),
    orderOf: async () =>
      asked === undefined
        ? undefined
        : { kind: 'upgrade', id: 'w', requestedBy: asked },
    askerOf: async () => ({ login: 'Kim' }),
  });
  const told: number[] = [];
  let tellNews = () => {};
  const news = new Promise<void>(resolve => {
    tellNews = resolve;
  });
  const spoken: number[] = [];
  const book = new PullBook({
    ...{ repositories: [repository], finder, store, logger, now },
    notify: async ({ number }) => {
      // The first time is the news that it is there.
      if (told.push(number) === 2) tellNews();
    },
  });
  const poll = 60_000;
  const looker = new PullLooker({
    ...{ store, book, logger, now, poll },
    tell: async ({ number }) => void spoken.push(number),
  });
  const watch = new PullWatch({
    ...{ repositories: [repository], forges, store, logger, now, poll },
  });
  return {
    ...{
      book,
      database,
      forge,
      github,
      looker,
      name,
      news,
      spoken,
      store,
      told,
      watch,
    },
    later: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
}

describe.each(databaseIds)('on %s', id => {
  it('finds what is open, and what it changes and waits for', async () => {
    const { looker, store, told, watch, database } = await roomOver(id);
    await watch.look();
    await looker.run();
    const [{ pull }] = await store.all();
    expect(pull).toMatchObject({
      ...{ number: 7, author: 'minji', products: ['shop'] },
      environments: ['prod'],
      stacks: [{ dir: STACK, product: 'shop', service: 'cart' }],
      risk: { level: 'unknown' },
      blocker: { code: 'no-plan', who: ['minji'] },
    });
    expect(pull.generated).toBeUndefined();
    expect(pull.risk.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['no-plan', 'production', 'outside-stacks']),
    );
    const prod = pull.approvals.find(each => each.environment === 'prod');
    expect(prod).toMatchObject({ have: [], source: 'standards' });
    expect(told).toEqual([7]);
    await database.destroy();
  });

  it('counts no approval of who asked for it', async () => {
    const room = await roomOver(id, 'user:default/kim');
    const { github, looker, store, watch } = room;
    const by = (author: string) => ({
      ...{ author, state: 'approved' as const, commit: head },
      submittedAt: '2026-11-22T11:00:00Z',
    });
    github.reviews = [by('kim'), by('lee')];
    await watch.look();
    await looker.run();
    const [{ pull }] = await store.all();
    expect(pull.generated).toEqual({
      ...{ kind: 'upgrade', upgrade: 'w', requestedBy: 'user:default/kim' },
    });
    expect(pull.approvals.map(({ have }) => have)).toContainEqual(['lee']);
    expect(pull.approvals.flatMap(({ have }) => have)).not.toContain('kim');
    await room.database.destroy();
  });

  it('looks again at an event, and not without a reason', async () => {
    const room = await roomOver(id);
    const { github, later, looker, name, store, told, watch } = room;
    await watch.look();
    await looker.run();
    const { asked } = github;
    later(1_000);
    await looker.run();
    expect(github.asked).toBe(asked);

    github.reviews = [
      {
        ...{ author: 'kim', state: 'changes-requested', commit: head },
        submittedAt: '2026-11-22T11:00:00Z',
      },
    ];
    const event = { repository: name.toUpperCase(), commit: head };
    expect(await watch.heard(REPOSITORY_EVENTS.checks, event)).toBe(true);
    const stranger = { repository: 'github.com/x/y', commit: head };
    expect(await watch.heard(REPOSITORY_EVENTS.checks, stranger)).toBe(false);
    later(1_000);
    await looker.run();
    const [{ pull, decided }] = await store.all();
    expect(pull.changesRequestedBy).toEqual(['kim']);
    expect(decided).toEqual(['kim']);
    expect(told).toEqual([7, 7]);
    await room.database.destroy();
  });

  it('begins with what was read of a head, and tells of news', async () => {
    const room = await roomOver(id);
    const { book, github, later, looker, name, news, watch } = room;
    const verdictsAt = async (commit = head) =>
      (await book.at(name, 7, commit)).changesRequestedBy;
    await watch.look();
    await looker.run();
    const review = {
      ...{ author: 'kim', state: 'changes-requested' as const, commit: head },
      submittedAt: '2026-11-22T11:00:00Z',
    };
    github.reviews = [review];
    later(60_000);
    expect(await verdictsAt()).toEqual([]);
    // Nobody waits for the reading that brings the news.
    await news;
    expect(await verdictsAt()).toEqual(['kim']);
    github.reviews = [{ ...review, author: 'lee' }];
    later(4_000);
    expect(await verdictsAt('0000000')).toEqual(['lee']);
    github.reviews = [];
    later(11 * 60_000);
    expect(await verdictsAt()).toEqual([]);
    await room.database.destroy();
  });

  it('finds by itself what no event said, and forgets what is over', async () => {
    const room = await roomOver(id);
    const { book, github, later, looker, name, store, told, watch } = room;
    await watch.look();
    await looker.run();
    expect(room.spoken).toEqual([7]);
    github.pull = { ...github.pull, state: 'merged' };
    github.open = [];
    later(60_001);
    await watch.look();
    await looker.run();
    expect(await store.all()).toEqual([]);
    expect(room.spoken).toEqual([7]);
    expect(told).toEqual([7, 7]);
    // Who asks for it still gets it.
    expect(await book.of(name, 7)).toMatchObject({ state: 'merged' });
    await room.database.destroy();
  });

  it('shows what was known while GitHub does not answer, and says so', async () => {
    const room = await roomOver(id);
    const { book, github, later, looker, name, store, watch } = room;
    await watch.look();
    await looker.run();
    github.fails = new ForgeError('unavailable', 'GitHub is away');
    later(3_600_000);
    await watch.look();
    await looker.run();
    expect(await store.sources()).toMatchObject([
      { problem: 'GitHub is away' },
    ]);
    const [{ problem }] = await store.all();
    expect(problem).toContain('GitHub is away');
    const known = await book.of(name, 7);
    expect(known.stale.map(({ en }) => en).join()).toContain('GitHub is away');
    // It is not asked again at once: the pauses grow.
    const { asked } = github;
    later(30_000);
    await watch.look();
    await looker.run();
    expect(github.asked).toBe(asked);
    github.fails = undefined;
    later(3_600_000);
    await looker.run();
    expect((await book.of(name, 7)).stale).toEqual([]);
    await room.database.destroy();
  });

  it('forgets one that is gone, and knows no other repository', async () => {
    const room = await roomOver(id);
    const { book, github, looker, name, store, watch } = room;
    await watch.look();
    github.fails = new ForgeError('not-found', 'There is none');
    await looker.run();
    expect(await store.claimDue(5)).toEqual([]);
    await expect(book.of(name, 7)).rejects.toThrow('no pull request');
    await expect(book.of('github.com/x/y', 7)).rejects.toThrow('not one that');
    await room.database.destroy();
  });
});
