import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import {
  type ReportInput,
  runDetailSchema,
  runPageSchema,
} from '@infra-portal/infra-common';
import { createHmac } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { infraStacksPlugin } from './plugin';
import { until } from './__testUtils__/startStacks';

jest.setTimeout(60_000);

const BASE = '/api/infra-stacks';
const OLD = 'the secret until yesterday';
const NEW = 'the secret from today on';
const OTHER = 'of another repository';
const databases = TestDatabases.create();
const ONE = '1'.repeat(40);
const web = (name: string) => `https://github.example/acme/${name}`;
const second = (count: number) =>
  new Date(Date.parse('2026-01-02T09:00:00Z') + count * 1_000).toISOString();

const PLAN = `Terraform will perform the following actions:

  # terraform_data.mail will be created
  + resource "terraform_data" "mail" {
      + api_password = "hunter2hunter2"
    }

Plan: 1 to add, 0 to change, 0 to destroy.
`;

const report = (more: Partial<ReportInput> = {}): ReportInput => ({
  version: 1,
  id: '4711',
  sentAt: new Date().toISOString(),
  repository: web('dailyge'),
  dir: 'terraform/dev',
  command: 'plan',
  state: 'started',
  commit: ONE,
  ref: 'queue',
  pullRequest: 7,
  actor: 'developer',
  startedAt: second(0),
  jobUrl: 'https://github.example/acme/dailyge/actions/runs/4711',
  runner: 'GitHub Actions',
  ...more,
});
const planned = () =>
  report({
    state: 'succeeded',
    finishedAt: second(30),
    output: PLAN,
    exitCode: 2,
  });

async function start(
  id: Parameters<typeof databases.init>[0],
  reports: object[] | undefined = [
    { repositories: [web('dailyge')], secret: OLD },
    { repositories: [web('dailyge')], secret: NEW },
    { repositories: [web('infra')], secret: OTHER },
  ],
) {
  const knex = await databases.init(id);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'reports-test-'));
  const backend = await startTestBackend({
    features: [
      infraStacksPlugin,
      eventsServiceFactory,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example/' },
          integrations: {
            github: [
              {
                host: 'github.example',
                apiBaseUrl: 'http://127.0.0.1:9/api/v3',
                token: 'ghp_none',
              },
            ],
          },
          infraPortal: {
            infrastructure: { repository: web('infra') },
            stacks: { repositories: [web('dailyge')] },
            mirror: { directory: folder },
            ...(reports && { reports }),
          },
        },
      }),
    ],
  });
  const get = async (address: string) =>
    (await request(backend.server).get(`${BASE}${address}`)).body;
  const post = (
    data: object | string,
    { secret = NEW, zip = false, signature = '' } = {},
  ) => {
    const body = typeof data === 'string' ? data : JSON.stringify(data);
    const sum = createHmac('sha256', secret).update(body).digest('hex');
    const asked = request(backend.server)
      .post(`${BASE}/reports`)
      .set({
        'content-type': 'application/json',
        'x-infra-portal-signature-256': signature || `sha256=${sum}`,
      });
    if (!zip) return asked.send(body);
    asked.set('content-encoding', 'gzip');
    asked.write(gzipSync(body));
    return asked;
  };
  const settled = () =>
    until(async () => {
      const waiting = await knex('webhook_inbox').whereNull('done_at');
      return waiting.length === 0 || undefined;
    });
  return { backend, get, knex, post, settled };
}

describe.each(databases.eachSupportedId())('%p', id => {
  it('shows what a runner reported, in whatever order', async () => {
    const { backend, get, knex, post, settled } = await start(id);
    const end = await post(planned(), { zip: true }).expect(202);
    const begin = await post(report(), { secret: OLD }).expect(202);
    await post({ ...planned(), sentAt: new Date(Date.now() - 1_000) });
    expect(begin.body).toEqual(end.body);
    const { runId, url } = end.body;
    expect(url).toBe(`https://portal.example/stacks/-/runs/${runId}`);
    await settled();
    const page = runPageSchema.parse(await get('/runs'));
    expect(page.items).toMatchObject([
      {
        id: runId,
        repository: 'github.example/acme/dailyge',
        dir: 'terraform/dev',
        workspace: 'default',
        command: 'plan',
        runner: 'GitHub Actions',
        commit: ONE,
        actor: 'developer',
        pullRequest: { number: 7 },
        state: 'succeeded',
        hasChanges: true,
        counts: { add: 1, change: 0, destroy: 0, import: 0, forget: 0 },
        startedAt: second(0),
        finishedAt: second(30),
        sources: [
          { kind: 'report', says: 'GitHub Actions: plan started' },
          { kind: 'report', says: 'GitHub Actions: plan succeeded' },
        ],
      },
    ]);
    const detail = runDetailSchema.parse(await get(`/runs/${runId}`));
    expect(detail.resources).toMatchObject([{ action: 'create' }]);
    expect(detail.output).toContain('(removed by the portal)');
    for (const table of ['webhook_inbox', 'run_facts', 'runs', 'run_outputs']) {
      expect(JSON.stringify(await knex(table))).not.toContain('hunter2');
    }
    await backend.stop();
  });
});

describe('what is not taken in', () => {
  const [[id]] = databases.eachSupportedId();
  let world: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    world = await start(id);
  });
  afterAll(() => world.backend.stop());

  const cases: [string, object | string, object, number, RegExp][] = [
    ['a wrong secret', report(), { secret: 'x' }, 401, /SHA256/],
    ['no signature', report(), { signature: 'none' }, 401, /Signature/],
    [
      'an old one that is sent again',
      report({ sentAt: '2026-01-02T09:00:00Z' }),
      {},
      401,
      /sentAt .* clock/,
    ],
    [
      'one of another repository',
      report({ repository: web('infra') }),
      {},
      403,
      /may not report of github.example\/acme\/infra/,
    ],
    [
      'one of a repository that nobody knows',
      report({ repository: web('nothing') }),
      {},
      403,
      /may not report/,
    ],
    ['no JSON', '{"version":', {}, 400, /no JSON/],
    ['a way out', report({ dir: '../x' }), {}, 400, /dir: Write the folder/],
    [
      'an end without a time',
      report({ state: 'failed' }),
      {},
      400,
      /finishedAt: Say when/,
    ],
    ['a field of its own', { ...report(), job: 1 }, {}, 400, /"job"/],
    ['another version', { ...report(), version: 2 }, {}, 400, /version 1/],
    [
      'the future',
      report({ startedAt: '2100-01-01T00:00:00Z' }),
      {},
      400,
      /startedAt is in the future/,
    ],
    [
      'too long an output',
      report({ output: 'x'.repeat(1024 * 1024 + 1) }),
      {},
      400,
      /output: Send the beginning/,
    ],
    [
      'too long a body',
      report({ output: 'x'.repeat(4 * 1024 * 1024) }),
      { zip: true },
      413,
      /longer than 4 MiB/,
    ],
  ];
  it.each(cases)('%s', async (_, data, how, status, message) => {
    const { knex, post } = world;
    const { body } = await post(data, how).expect(status);
    expect(body.error.message).toMatch(message);
    expect(await knex('webhook_inbox')).toEqual([]);
  });

  it('any, while no secret is set', async () => {
    const { backend, post } = await start(id, [
      { repositories: [web('dailyge')] },
    ]);
    const { body } = await post(report()).expect(503);
    expect(body.error.message).toMatch(/infraPortal.reports/);
    await backend.stop();
  });
});
