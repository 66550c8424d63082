import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Forges, ForgePullRequest } from '@infra-portal/infra-node';
import { openDatabase } from '../../database';
import { deliveries, ONE } from '../__testUtils__/deliveries';
import {
  intakeOf,
  messages,
  REPOSITORY,
  runMessages,
} from '../__testUtils__/intake';
import { RunQueries } from '../store';
import { RunPoller } from './RunPoller';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const of = (event: string) =>
  deliveries.filter(each => each.event === event).map(({ data }) => data);

/** The forge of the deliveries, when all has happened. */
function forge() {
  const asked: string[] = [];
  const last = of('pull_request').at(-1).pull_request;
  const pull: ForgePullRequest = {
    number: last.number,
    url: last.html_url,
    title: last.title,
    body: '',
    state: 'merged',
    draft: false,
    head: { branch: 'queue', commit: ONE },
    base: { branch: 'main' },
    author: 'developer',
    labels: [],
    createdAt: last.updated_at,
    updatedAt: last.updated_at,
  };
  const state = { away: false };
  const tell = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    if (state.away) throw new Error('GitHub cannot be reached.');
    return value;
  };
  const forges = {
    of: () => ({
      pullRequest: () => tell('pull', pull),
      history: {
        changedPullRequests: (since: string) =>
          tell(
            'changed',
            Date.parse(since) < Date.parse(pull.updatedAt) ? [pull] : [],
          ),
        commits: () => tell('commits', [ONE]),
        comments: () =>
          tell(
            'comments',
            of('issue_comment').map(({ comment }) => ({
              id: comment.id,
              author: comment.user.login,
              body: comment.body,
              url: comment.html_url,
              createdAt: comment.created_at,
            })),
          ),
        statuses: () =>
          tell(
            'statuses',
            of('status').map(each => ({
              id: each.id,
              context: each.context,
              state: each.state,
              description: each.description,
              url: each.target_url,
              createdAt: each.created_at,
            })),
          ),
      },
    }),
  } as unknown as Forges;
  return { asked, forges, state };
}

async function world() {
  const client = await databases.init('SQLITE_3');
  const knex = await openDatabase(mockServices.database({ knex: client }));
  const { intake, store } = intakeOf(knex);
  const there = forge();
  const clock = { now: Date.parse('2020-11-02T10:00:00Z') };
  const poller = () =>
    new RunPoller({
      repositories: [REPOSITORY],
      ...there,
      intake,
      store,
      messages: runMessages(),
      logger: mockServices.logger.mock(),
      now: () => clock.now,
    });
  const queries = new RunQueries(knex);
  const runs = async () => (await queries.page({ limit: 50 })).runs;
  return { ...there, clock, intake, poller, queries, runs, store };
}

it('finds by asking what all webhooks would have said', async () => {
  const heard = await world();
  const isOfGitHub = (_: unknown, index: number) =>
    deliveries[index].event !== 'atlantis';
  for (const each of messages().filter(isOfGitHub)) {
    await heard.intake.take(each);
  }
  const { poller, runs, intake } = await world();
  await intake.take(messages()[2]);
  await poller().lookAtAll();
  expect(await runs()).toEqual(await heard.runs());
  expect(await runs()).toHaveLength(2);
});

it('asks again only where something may have happened', async () => {
  const { asked, clock, poller, store } = await world();
  const name = 'github.example/acme/infra';
  jest.spyOn(store, 'lastLook').mockImplementation(async () => undefined);
  const one = poller();
  await one.lookAtAll();
  expect(asked.sort()).toEqual(['changed', 'comments', 'commits', 'statuses']);
  asked.length = 0;
  clock.now += 60_000;
  await one.lookAtAll();
  expect(asked).toEqual(['changed']);
  asked.length = 0;
  jest.spyOn(store, 'unfinished').mockImplementation(async of_ => {
    expect(of_).toBe(name);
    return [7];
  });
  await one.lookAtAll();
  expect(asked).toContain('statuses');
});

it('keeps what is known while the forge is away, and says so', async () => {
  const { poller, queries, runs, state } = await world();
  const one = poller();
  await one.lookAtAll();
  const before = await runs();
  expect(await queries.looks()).toMatchObject({
    observedAt: expect.any(String),
    stale: [],
  });
  state.away = true;
  await one.lookAtAll();
  expect(await queries.looks()).toMatchObject({
    observedAt: expect.any(String),
    stale: [
      {
        source: 'github.example/acme/infra',
        message: 'GitHub cannot be reached.',
      },
    ],
  });
  expect(await runs()).toEqual(before);
  state.away = false;
  await one.lookAtAll();
  expect((await queries.looks()).stale).toEqual([]);
});
