import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  driftEpisodeDetailSchema,
  driftPageSchema,
  driftTrendSchema,
  locksSchema,
  pullRunsSchema,
  runActivitySchema,
  runDetailSchema,
  runPageSchema,
} from '@infra-portal/infra-common';
import { createHmac } from 'node:crypto';
import fs from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { infraStacksPlugin } from './plugin';
import { deliveries, ONE } from './runs/__testUtils__/deliveries';
import { until } from './__testUtils__/startStacks';

jest.setTimeout(60_000);

const BASE = '/api/infra-stacks';
const SECRET = 'a secret of the test';
const ATLANTIS = 'another secret of the test';
const databases = TestDatabases.create();

const lock = {
  Name: 'acme/infra/stacks/api/dev/default/api-dev',
  ProjectName: 'api-dev',
  ProjectRepo: 'acme/infra',
  ProjectRepoPath: 'stacks/api/dev',
  PullID: '7',
  PullURL: 'https://github.example/acme/infra/pull/7',
  User: 'developer',
  Workspace: 'default',
  Time: '2020-11-02T09:00:10Z',
};

/** A forge that is away, and an Atlantis that holds one stack. */
async function outside() {
  const server: Server = createServer((asked, answer) => {
    answer.setHeader('content-type', 'application/json');
    if (asked.url === '/api/locks') {
      answer.end(JSON.stringify({ Locks: [lock] }));
      return;
    }
    answer.statusCode = 404;
    answer.end('{}');
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

async function start(
  id: Parameters<typeof databases.init>[0],
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const there = await outside();
  const knex = await databases.init(id);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'runs-test-'));
  const backend = await startTestBackend({
    features: [
      infraStacksPlugin,
      eventsServiceFactory,
      mockServices.database.factory({ knex }),
      mockServices.permissions.factory({ result }),
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
      }),
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [
              {
                host: 'github.example',
                apiBaseUrl: `${there.url}/api/v3`,
                token: 'ghp_none',
              },
            ],
          },
          infraPortal: {
            infrastructure: { repository: 'https://github.example/acme/infra' },
            github: { webhookSecret: SECRET },
            mirror: { directory: folder },
            atlantis: [
              {
                url: there.url,
                user: 'atlantis-bot',
                webhookSecret: ATLANTIS,
              },
            ],
          },
        },
      }),
    ],
  });
  const get = async (address: string) => {
    const answer = await request(backend.server).get(`${BASE}${address}`);
    return answer.status === 200 ? answer.body : answer;
  };
  const github = (delivery: string, event: string, data: object) => {
    const body = JSON.stringify(data);
    const sum = createHmac('sha256', SECRET).update(body).digest('hex');
    return request(backend.server)
      .post(`${BASE}/webhooks/github`)
      .set({
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': delivery,
        'x-hub-signature-256': `sha256=${sum}`,
      })
      .send(body);
  };
  const atlantis = (data: object, secret = ATLANTIS) =>
    request(backend.server)
      .post(`${BASE}/webhooks/atlantis`)
      .set('authorization', `Bearer ${secret}`)
      .send(data);
  const stop = async () => {
    await backend.stop();
    await there.stop();
  };
  return { atlantis, get, github, knex, stop, there };
}

describe.each(databases.eachSupportedId())('%p', id => {
  it('tells what happened from what GitHub and Atlantis sent', async () => {
    const world = await start(id);
    const { get, github, atlantis, knex } = world;
    // Late and doubled: the last comes first, and all come twice.
    const sent = [...deliveries].reverse();
    for (const { event, data, delivery } of [...sent, ...sent]) {
      await (event === 'atlantis'
        ? atlantis(data).expect(202, { accepted: true })
        : github(delivery, event, data).expect(202, { accepted: true }));
    }
    const page = await until(async () => {
      const found = runPageSchema.parse(await get('/runs'));
      const waiting = await knex('webhook_inbox')
        .where({ lane: 'runs' })
        .whereNull('done_at');
      return waiting.length === 0 ? found : undefined;
    });
    expect(
      page.items.map(({ command, dir, state }) => [command, dir, state]),
    ).toEqual([
      ['apply', 'stacks/api/dev', 'succeeded'],
      ['plan', 'stacks/api/dev', 'succeeded'],
    ]);
    const [apply, plan] = page.items;
    expect(plan).toMatchObject({
      project: 'api-dev',
      workspace: 'default',
      repository: 'github.example/acme/infra',
      commit: ONE,
      pullRequest: { number: 7, title: 'Add a queue' },
      hasChanges: true,
      counts: { add: 1 },
      hasOutput: true,
    });
    expect(apply.actor).toBe('lead');
    expect(apply.sources.map(({ kind }) => kind)).toContain('webhook');

    const detail = runDetailSchema.parse(await get(`/runs/${plan.id}`));
    expect(detail.resources).toMatchObject([
      { address: 'aws_sqs_queue.mail', action: 'create' },
    ]);
    expect(detail.output).toContain('(removed by the portal)');
    expect(detail.output).not.toContain('hunter2');
    const activity = runActivitySchema.parse(await get('/runs/activity'));
    expect(activity).toMatchObject({ active: 0, waiting: 0, failed: 0 });
    expect(activity.days).toHaveLength(90);
    expect(await knex('run_days').where('count', '>', 0)).toEqual([
      expect.objectContaining({ day: '2020-11-02', count: 1 }),
      expect.objectContaining({ day: '2020-11-02', count: 1 }),
    ]);

    // Nothing that was kept holds what Atlantis posts of its token.
    for (const table of ['webhook_inbox', 'run_facts', 'runs', 'run_outputs']) {
      const text = JSON.stringify(await knex(table));
      expect(text).not.toMatch(/ghs_secret|hunter2/);
    }
    const first = await get('/runs?limit=1');
    expect(first.items).toHaveLength(1);
    const next = await get(`/runs?limit=1&cursor=${first.nextCursor}`);
    expect(next.items[0].id).toBe(plan.id);
    expect(next).not.toHaveProperty('nextCursor');
    for (const [query, count] of [
      ['command=plan', 1],
      ['state=succeeded', 2],
      ['state=failed', 0],
      ['pullRequest=7', 2],
      ['pullRequest=8', 0],
      ['q=QUEUE api', 2],
      ['q=100%', 0],
      ['repository=github.example/acme/infra', 2],
      ['stack=github.example/acme/infra//stacks/api/dev%23default', 2],
      ['product=none', 0],
    ] as const) {
      const { items } = await get(`/runs?${query}`);
      expect([query, items.length]).toEqual([query, count]);
    }
    const address = '/pulls/7/lane?repository=GitHub.example/acme/infra';
    const lane = pullRunsSchema.parse(await get(address));
    expect(lane).toMatchObject({
      ...{ repository: 'github.example/acme/infra', executable: 'atlantis' },
      stacks: [
        {
          project: 'api-dev',
          plan: { id: plan.id, counts: { add: 1 } },
          apply: { id: apply.id, state: 'succeeded', actor: 'lead' },
        },
      ],
    });
    expect((await get('/pulls/x/lane?repository=y')).status).toBe(400);
    expect((await get('/pulls/7/lane?repository=y')).status).toBe(404);
    expect((await get('/runs?cursor=x')).status).toBe(400);
    expect((await get('/runs?state=x')).status).toBe(400);
    expect((await get('/runs/nothing')).status).toBe(400);
    expect((await get(`/runs/${'0'.repeat(24)}`)).status).toBe(404);
    // The forge is away: what is known is shown, and that it may be old.
    const stale = await until(async () => {
      const found = await get('/runs');
      return found.stale.length > 0 ? found.stale : undefined;
    });
    expect(stale).toMatchObject([{ source: 'github.example/acme/infra' }]);
    await world.stop();
  });

  it('shows locks, and keeps them while Atlantis is away', async () => {
    const world = await start(id);
    const { get, knex, there } = world;
    const locks = await until(async () => {
      const found = locksSchema.parse(await get('/locks'));
      return found.items.length > 0 ? found : undefined;
    });
    expect(locks).toMatchObject({
      items: [
        {
          repository: 'github.example/acme/infra',
          dir: 'stacks/api/dev',
          project: 'api-dev',
          pullRequest: { number: 7 },
          user: 'developer',
          since: '2020-11-02T09:00:10.000Z',
          waiting: [],
        },
      ],
      servers: [{ url: there.url }],
    });
    expect(locks.servers[0]).not.toHaveProperty('failure');
    await knex('atlantis_servers').update({
      failure: 'It cannot be reached.',
      failed_since: 1_000,
    });
    const later = locksSchema.parse(await get('/locks'));
    expect(later.items).toEqual(locks.items);
    expect(later.servers[0].failure).toEqual({
      message: 'It cannot be reached.',
      since: '1970-01-01T00:00:01.000Z',
    });
    await world.stop();
  });
});

it('keeps what a webhook tells of drift, and answers at once', async () => {
  const world = await start(databases.eachSupportedId()[0][0]);
  const { atlantis, get, knex } = world;
  const drift = {
    ...{ repository: 'acme/infra', ref: 'main', detection_id: 'one' },
    projects: [
      {
        ...{ project_name: 'api-dev', path: 'stacks/api/dev' },
        ...{ workspace: 'default', has_drift: true, to_change: 1 },
      },
    ],
  };
  await atlantis(drift).expect(202, { accepted: true });
  await atlantis(drift).expect(202, { accepted: true });
  const foreign = { ...drift, repository: 'acme/other' };
  await atlantis(foreign).expect(202, { accepted: false });
  const episode = await until<{ id: string }>(async () => {
    const waiting = await knex('webhook_inbox').whereNull('done_at');
    return waiting.length === 0 ? knex('drift_episodes').first() : undefined;
  });
  expect(
    driftEpisodeDetailSchema.parse(await get(`/drift/episodes/${episode.id}`)),
  ).toMatchObject({
    ...{ seen: 1, cause: 'unknown', hasPlan: false, counts: { change: 1 } },
    stack: { ref: 'github.example/acme/infra//stacks/api/dev#default' },
  });
  expect(driftPageSchema.parse(await get('/drift'))).toMatchObject({
    ...{ items: [], configured: false, stale: [] },
  });
  expect(
    driftTrendSchema.parse(await get('/drift/trend?days=7')),
  ).toMatchObject({ stacks: 0 });
  for (const address of ['/drift?limit=0', '/drift?cursor=x', '/drift?a=b']) {
    expect((await get(address)).status).toBe(400);
  }
  for (const address of ['stacks/none', `episodes/${'0'.repeat(24)}`]) {
    expect((await get(`/drift/${address}`)).status).toBe(404);
  }
  await world.stop();
});

it('lets nobody in without a secret or a right', async () => {
  const [id] = databases.eachSupportedId()[0];
  const world = await start(id, AuthorizeResult.DENY);
  const { atlantis, get, github } = world;
  const apply = deliveries.find(({ event }) => event === 'atlantis')!.data;
  await atlantis(apply, 'wrong').expect(401);
  await atlantis(apply, '').expect(401);
  await atlantis({ no: 'form' }).expect(400);
  const elsewhere = { ...apply, Repo: { FullName: 'acme/other' } };
  await atlantis(elsewhere).expect(202, { accepted: false });
  const [{ event, data }] = deliveries;
  const foreign = JSON.parse(
    JSON.stringify(data).replaceAll('acme/infra', 'acme/other'),
  );
  await github('x', event, foreign).expect(202, { accepted: false });
  const lane = '/pulls/7/lane?repository=github.example/acme/infra';
  for (const address of [
    ...['/drift', '/drift/trend', '/drift/stacks/a'],
    '/drift/episodes/000000000000000000000000',
    '/runs',
    '/runs/activity',
    '/locks',
    '/runs/x',
    lane,
  ]) {
    expect((await get(address)).status).toBe(403);
  }
  await world.stop();
});
