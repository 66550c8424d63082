import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  forgesServiceRef,
  GitMirrors,
  mirrorsServiceRef,
} from '@infra-portal/infra-node';
import Ajv from 'ajv/dist/2020';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from './__testUtils__/starterRepository';
import { infraGoldenPathPlugin } from './plugin';

jest.setTimeout(60_000);

let starter: StarterRepository;
beforeAll(() => {
  starter = starterRepository();
});
afterAll(() => starter.close());

const BASE = '/api/infra-golden-path';

async function startPlugin(
  features: any[] = [],
  mirrors: GitMirrors = starter.mirrors,
) {
  const { server } = await startTestBackend({
    features: [
      infraGoldenPathPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          infraPortal: {
            infrastructure: {
              repository: 'https://github.com/acme/infrastructure',
            },
          },
        },
      }),
      createServiceFactory({
        service: mirrorsServiceRef,
        deps: {},
        factory: () => mirrors,
      }),
      createServiceFactory({
        service: forgesServiceRef,
        deps: {},
        factory: () => ({
          of: repository =>
            ({ repository, openPullRequests: async () => [] } as any),
        }),
      }),
      ...features,
    ],
  });
  return server;
}

const denied = mockServices.permissions.factory({
  result: AuthorizeResult.DENY,
});

describe('the HTTP API', () => {
  let server: Awaited<ReturnType<typeof startPlugin>>;
  beforeAll(async () => {
    server = await startPlugin();
  });
  afterAll(() => server.stop());

  const post = (body: object | string, path = '/preview') =>
    request(server)
      .post(BASE + path)
      .set('Content-Type', 'application/json')
      .send(body);

  it('gives the form', async () => {
    const { status, body } = await request(server).get(`${BASE}/form`);
    expect(status).toBe(200);
    expect(body.repository).toBe('github.com/acme/infrastructure');
    expect(body.goldenPaths.map((each: any) => each.name)).toContain(
      'ecs-fargate',
    );
    expect(body.broken).toEqual([]);
    expect(body.products.map((each: any) => each.name)).toContain('authhub');
  });

  it('previews answers', async () => {
    const { status, body } = await post({ intent: ANSWERS });
    expect(status).toBe(200);
    expect(body.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a list', [], /body/],
    ['an unknown field', { intent: {}, extra: 1 }, /extra/],
    ['a change that is none', { intent: {}, change: '../x' }, /change/],
    [
      'a repository that is none',
      { intent: {}, repository: 'x' },
      /host\/owner/,
    ],
    ['broken JSON', '{"intent":', /JSON/],
  ])('refuses %s', async (_, sent, message) => {
    const { status, body } = await post(sent as object);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      name: expect.stringMatching(/InputError|SyntaxError/),
      message: expect.stringMatching(message),
    });
  });

  it('does not know other repositories', async () => {
    const { status, body } = await post({
      intent: {},
      repository: 'github.com/other/infrastructure',
    });
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/not one of the infrastructure/);
  });

  it.each([
    ['deep', `{"intent":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
    [
      'wide',
      {
        intent: Object.fromEntries(
          Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i]),
        ),
      },
    ],
    [
      'inherited names',
      '{"intent":{"__proto__":{"product":"x"},"constructor":1,"environments":{"__proto__":{}}}}',
    ],
  ])('answers a body with %s names', async (_, sent) => {
    const { status, body } = await post(sent as object);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.gates[0]).toMatchObject({ id: 'intent', status: 'failed' });
    expect(({} as any).product).toBeUndefined();
  });

  it('keeps drafts of each person apart, and no secrets', async () => {
    const id = randomUUID();
    const path = `${BASE}/drafts/${id}`;
    const draft = {
      change: 'create',
      repository: 'github.com/acme/fileflow',
      title: 'Tokens',
      intent: { service: 'tokens' },
    };
    const saved = await request(server).put(path).send(draft);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ id, ...draft });
    const other = mockCredentials.user.header('user:default/other');
    const theirs = await request(server).get(path).set('Authorization', other);
    expect(theirs.status).toBe(404);
    const listed = await request(server).get(`${BASE}/drafts`);
    expect(listed.body.items.map((each: any) => each.id)).toEqual([id]);

    const secret = await request(server)
      .put(path)
      .send({
        ...draft,
        intent: { variables: { KEY: 'AKIAIOSFODNN7EXAMPLE' } },
      });
    expect(secret.status).toBe(400);
    expect(secret.body.error.message).toMatch(
      /variables\.KEY looks like a secret/,
    );
    const large = await request(server)
      .put(path)
      .send({ ...draft, intent: { description: 'x'.repeat(70_000) } });
    expect(large.status).toBe(400);
    const nowhere = await request(server)
      .put(path)
      .send({ ...draft, repository: '../fileflow' });
    expect(nowhere.status).toBe(400);
    expect(nowhere.body.error.message).toMatch(/host\/owner\/name/);
    const kept = await request(server).get(path);
    expect(kept.body).toMatchObject(draft);
    const { repository: _, ...ofDefault } = draft;
    const changed = await request(server).put(path).send(ofDefault);
    expect(changed.body).not.toHaveProperty('repository');

    expect((await request(server).delete(path)).status).toBe(204);
    expect((await request(server).delete(path)).status).toBe(204);
    expect((await request(server).get(path)).status).toBe(404);
    expect((await request(server).get(`${BASE}/drafts/1`)).status).toBe(400);
  });

  it('refuses orders that are none, and knows no request', async () => {
    const order = { intent: ANSWERS, digest: 'f'.repeat(64) };
    const outdated = await post(order, '/requests');
    expect(outdated.status).toBe(409);
    expect(outdated.body.error.digest).toMatch(/^[0-9a-f]{64}$/);
    const failing = { ...order, intent: { ...ANSWERS, cpu: 3 } };
    const failed = await post(failing, '/requests');
    expect(failed.status).toBe(400);
    expect(failed.body.error.findings[0]).toMatchObject({ field: ['cpu'] });
    expect((await post({ intent: {} }, '/requests')).status).toBe(400);

    const get = (path: string) => request(server).get(BASE + path);
    expect((await get('/requests?mine=true&state=open')).body).toEqual({
      items: [],
    });
    expect((await get('/requests?state=open&state=failed')).status).toBe(200);
    expect((await get('/requests?state=nonsense')).status).toBe(400);
    expect((await get('/requests?limit=1000')).status).toBe(400);
    expect((await get('/requests/nothing')).status).toBe(404);
    expect((await post({}, '/requests/nothing/cancel')).status).toBe(404);
    expect((await post({}, '/requests/nothing/resume')).status).toBe(404);
    const take = { take: 'everything' };
    expect((await post(take, '/requests/nothing/resume')).status).toBe(400);
  });

  it('answers as its own description says', async () => {
    const { body: description } = await request(server).get(
      `${BASE}/openapi.json`,
    );
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const id = randomUUID();
    const draft = { title: 'x', change: 'create', intent: {} };
    const answers = [
      ['get', '/health', await request(server).get(`${BASE}/health`)],
      ['get', '/form', await request(server).get(`${BASE}/form`)],
      ['post', '/preview', await post({ intent: ANSWERS })],
      ['post', '/preview', await post({ intent: {} })],
      ['post', '/preview', await post({ nonsense: 1 })],
      ['get', '/requests', await request(server).get(`${BASE}/requests`)],
      [
        'post',
        '/requests',
        await post({ intent: ANSWERS, digest: 'f'.repeat(64) }, '/requests'),
      ],
      [
        'put',
        '/drafts/{id}',
        await request(server).put(`${BASE}/drafts/${id}`).send(draft),
      ],
      ['get', '/drafts', await request(server).get(`${BASE}/drafts`)],
      [
        'get',
        '/drafts/{id}',
        await request(server).get(`${BASE}/drafts/${id}`),
      ],
    ] as const;
    for (const [method, path, answer] of answers) {
      const said = description.paths[path][method].responses[answer.status];
      const { schema } = said.content['application/json'];
      const full = { ...schema, components: description.components };
      const validate = ajv.compile(full);
      validate(answer.body);
      expect([path, answer.status, validate.errors]).toEqual([
        path,
        answer.status,
        null,
      ]);
    }
    await request(server).delete(`${BASE}/drafts/${id}`);
  });

  it('asks who it is', async () => {
    const none = mockCredentials.none.header();
    const ask = (path: string) =>
      request(server)
        .get(BASE + path)
        .set('Authorization', none);
    expect((await ask('/form')).status).toBe(401);
    expect((await ask('/drafts')).status).toBe(401);
    expect((await ask('/health')).status).toBe(200);
  });

  it('slows down who asks too often', async () => {
    const eager = mockCredentials.user.header('user:default/eager');
    const answers = [];
    for (let i = 0; i < 70; i += 1) {
      answers.push(await post({ intent: {} }).set('Authorization', eager));
    }
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0].headers['retry-after'])).toBeGreaterThan(0);
    // Others are not slowed down.
    expect((await post({ intent: {} })).status).toBe(200);
  });
});

describe('without permission', () => {
  it('shows and keeps nothing', async () => {
    const server = await startPlugin([denied]);
    const asked = [
      request(server).get(`${BASE}/form`),
      request(server).get(`${BASE}/services/authhub/api`),
      request(server).post(`${BASE}/preview`).send({ intent: {} }),
      request(server)
        .post(`${BASE}/requests`)
        .send({ intent: ANSWERS, digest: 'f'.repeat(64) }),
      request(server).get(`${BASE}/requests`),
      request(server).get(`${BASE}/requests/x`),
      request(server).post(`${BASE}/requests/x/cancel`),
      request(server).post(`${BASE}/requests/x/resume`),
      request(server).get(`${BASE}/drafts/${randomUUID()}`),
      request(server)
        .put(`${BASE}/drafts/${randomUUID()}`)
        .send({ intent: {}, title: '' }),
      request(server).delete(`${BASE}/drafts/${randomUUID()}`),
    ];
    for (const asking of asked) expect((await asking).status).toBe(403);
    const drafts = await request(server).get(`${BASE}/drafts`);
    expect(drafts.body).toEqual({ items: [] });
    await server.stop();
  });
});

describe('without a repository', () => {
  it('says so, and when to ask again', async () => {
    const mirrors = new GitMirrors({
      directory: `${starter.folder}/unreachable`,
      credentials: async () => undefined,
      urlOf: () => 'http://localhost:1/acme/infrastructure.git',
    });
    const server = await startPlugin([], mirrors);
    const answer = await request(server)
      .post(`${BASE}/preview`)
      .send({ intent: {} });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.body.error.name).toBe('ServiceUnavailableError');
    await server.stop();
    mirrors.close();
  });
});

describe('in several replicas', () => {
  it('shares the work on requests, and each forgets what it kept', async () => {
    // The event bus brings an event to one subscriber of each id.
    const idsOf = async () => {
      const events = mockServices.events.mock();
      const server = await startPlugin([events.factory]);
      await server.stop();
      return events.subscribe.mock.calls.map(([{ id }]) => id).sort();
    };
    const first = await idsOf();
    const second = await idsOf();
    expect(first.filter(id => second.includes(id)).sort()).toEqual([
      'infra-golden-path-conversation',
      'infra-golden-path-exceptions',
      'infra-golden-path-pull-askers',
      'infra-golden-path-pulls',
      'infra-golden-path-requests',
      'infra-golden-path-upgrades',
    ]);
    expect(first).toContainEqual(
      expect.stringMatching(/^infra-golden-path-previews-[0-9a-f-]{36}$/),
    );
  });
});
