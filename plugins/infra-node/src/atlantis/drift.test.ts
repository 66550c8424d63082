import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { detectDrift, driftStatus } from './drift';

const REPOSITORY = 'github.example/acme/infra';
const COUNTS = { to_add: 0, to_change: 1, to_destroy: 0 };

const project = (more: object) => ({
  ...{ project_name: 'api-dev', directory: 'api/dev', workspace: 'default' },
  ...{ ref: 'main', detection_id: 'one', has_drift: false },
  last_checked: '2026-11-02T09:00:00Z',
  ...more,
});

let server: Server;
let url: string;
let asked: { path: string; token?: string; body: string }[];
let answer: { status: number; body: string; breaks?: boolean; waits?: number };
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    asked.push({
      path: request.url!,
      token: request.headers['x-atlantis-token'] as string,
      body: Buffer.concat(parts).toString(),
    });
    if (answer.breaks) request.socket.destroy();
    else {
      setTimeout(() => {
        response.writeHead(answer.status).end(answer.body);
      }, answer.waits ?? 0);
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const answers = (status: number, data: unknown) => {
  answer = { status, body: JSON.stringify(data) };
};
const targets = [{ project: 'api-dev' }];
const detect = (more: object = {}, at = url) =>
  detectDrift(
    { url: at, token: 'a token' },
    { repository: REPOSITORY, branch: 'main', targets, ...more },
    { timeout: 2_000 },
  );

it('takes an answer with errors for what it is', async () => {
  answers(207, {
    success: true,
    data: {
      id: 'one',
      projects: [
        project({
          ...{ has_drift: true, drift: COUNTS, plan_output: 'Plan: …' },
          error: 'policy_check failed: x',
        }),
        project({ directory: 'api/prod', error: 'Error: no credentials' }),
        project({
          directory: 'b',
          error:
            'This project is currently locked by an unapplied plan from pull #7. To continue, …',
        }),
        project({
          directory: 'c',
          error:
            'This project is currently locked by an unapplied plan from pull #-3. To',
        }),
        { directory: '.', workspace: '', has_drift: false },
      ],
    },
  });
  const found = await detect();
  expect(found.map(({ dir, result }) => [dir, result])).toEqual([
    [
      'api/dev',
      {
        ...{ kind: 'drifted', plan: 'Plan: …' },
        counts: { add: 0, change: 1, destroy: 0, import: 0, forget: 0 },
      },
    ],
    ['api/prod', { kind: 'failed', message: 'Error: no credentials' }],
    ['b', expect.objectContaining({ kind: 'locked', pull: 7 })],
    ['c', { kind: 'locked', message: expect.any(String) }],
    ['.', { kind: 'clean' }],
  ]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    ...{ path: '/api/drift/detect', token: 'a token' },
  });
  expect(JSON.parse(asked[0].body)).toEqual({
    ...{ repository: 'acme/infra', ref: 'main', type: 'Github' },
    ...{ include_plan_output: true, projects: ['api-dev'] },
  });
  // The same look, as Atlantis remembers it.
  const remembered = await driftStatus(
    { url, token: 'a token' },
    { repository: REPOSITORY, branch: 'main' },
    { timeout: 2_000 },
  );
  expect(remembered[0].id).toBe(found[0].id);
  expect(asked[1].path).toBe(
    '/api/drift/status?repository=acme%2Finfra&type=Github&ref=main',
  );
});

it('never lets Atlantis plan everything, and names a base where it must', async () => {
  await expect(detect({ targets: [] })).rejects.toThrow('not both');
  answers(200, { success: true, data: { projects: null } });
  const paths = [{ directory: 'a', workspace: 'default' }];
  expect(await detect({ targets: paths, branch: 'prod' })).toEqual([]);
  expect(JSON.parse(asked[0].body)).toMatchObject({
    ...{ paths, base_branch: 'prod' },
  });
});

it.each([
  [401, {}, 'unauthorised'],
  [403, {}, 'not-allowed'],
  [503, { error: { code: 'SERVICE_UNAVAILABLE' } }, 'disabled'],
  [503, 'away', 'down'],
  [500, {}, 'down'],
  [504, {}, 'lost'],
  [400, { error: { code: 'VALIDATION_ERROR' } }, 'refused'],
  [200, { success: true }, 'strange'],
  [200, '<html>', 'strange'],
])('%i %j: %s, asked once', async (status, data, failure) => {
  answers(status, data);
  await expect(detect()).rejects.toMatchObject({ failure });
  expect(asked).toHaveLength(1);
});

it('tells a lost answer from a question that was never asked', async () => {
  answer = { status: 200, body: '', breaks: true };
  await expect(detect()).rejects.toMatchObject({ failure: 'lost' });
  answer = { status: 200, body: '{}', waits: 3_000 };
  await expect(detect()).rejects.toMatchObject({ failure: 'lost' });
  await expect(detect({}, 'http://127.0.0.1:1')).rejects.toMatchObject({
    failure: 'down',
  });
  expect(asked).toHaveLength(2);
});
