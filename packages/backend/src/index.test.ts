import { once } from 'node:events';
import { connect } from 'node:net';
import { RunningPortal, startPortal } from './testing/startPortal';

jest.setTimeout(120_000);

const productionEnv = {
  ORGANIZATION_NAME: 'Acme',
  POSTGRES_HOST: 'unused',
  POSTGRES_USER: 'unused',
  POSTGRES_PASSWORD: 'unused',
  GITHUB_ORG: 'acme',
  GITHUB_APP_ID: '1',
  GITHUB_APP_CLIENT_ID: 'id',
  GITHUB_APP_CLIENT_SECRET: 'secret',
  GITHUB_APP_PRIVATE_KEY: 'key',
  GITHUB_WEBHOOK_SECRET: 'hook',
  // An address that is refused at once: no test may leave this machine.
  GITHUB_API_URL: 'http://localhost:1',
  INFRASTRUCTURE_REPOSITORY: 'https://github.com/acme/infrastructure',
  // The file is used as it is, except for the database.
  APP_CONFIG_backend_database_client: 'better-sqlite3',
  APP_CONFIG_backend_database_connection: ':memory:',
  APP_CONFIG_backend_database_pluginDivisionMode: 'database',
};

async function guestToken(portal: RunningPortal): Promise<string> {
  const answer = await fetch(`${portal.url}/api/auth/guest/refresh`);
  expect(answer.status).toBe(200);
  return (await answer.json()).backstageIdentity.token;
}

async function errorOf(answer: Response) {
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const body = await answer.json();
  expect(body.response).toEqual({ statusCode: answer.status });
  return [answer.status, body.error.name, body.error.message];
}

describe('the portal with the sandbox configuration', () => {
  let portal: RunningPortal;
  let authorization: string;
  beforeAll(async () => {
    portal = await startPortal('app-config.yaml');
    authorization = `Bearer ${await guestToken(portal)}`;
  });
  afterAll(() => portal?.stop());

  it('is ready without the sandbox, and says that it is missing', async () => {
    const ask = () =>
      fetch(`${portal.url}/.backstage/health/v1/readiness`).then(r => r.json());
    expect((await ask()).checks).toEqual({ database: 'ok' });
    await new Promise(resolve => setTimeout(resolve, 500));
    expect((await ask()).neighbours).toEqual({ github: 'unreachable' });
  });

  it('gives a web socket to the first who asks for one', async () => {
    const socket = connect(Number(new URL(portal.url).port), 'localhost');
    socket.write(
      'GET /api/signals HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    const signal = AbortSignal.timeout(5_000);
    const [answer] = await once(socket, 'data', { signal });
    expect(String(answer)).toMatch(/^HTTP\/1.1 101 /);
    socket.destroy();
  });

  it.each(['/api/nope', '/api/catalog/nope', '/api/catalog/entities/nope'])(
    'answers %s in the error shape',
    async path => {
      const answer = await fetch(portal.url + path, {
        headers: { authorization },
      });
      const [status, name] = await errorOf(answer);
      expect([status, name]).toEqual([404, 'NotFoundError']);
    },
  );

  it.each([
    ['malformed', '{"type": "url", "target"', 400, /JSON/],
    ['oversized', JSON.stringify({ x: 'y'.repeat(21_000_000) }), 413, /large/],
    ['wrong', '{"type": 7}', 400, /location/],
  ])('refuses a body that is %s', async (_, body, status, message) => {
    const answer = await fetch(`${portal.url}/api/catalog/validate-entity`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body,
    });
    const error = await errorOf(answer);
    expect(error[0]).toBe(status);
    expect(error[2]).toMatch(message);
  });

  it('asks for credentials, and believes no invented ones', async () => {
    const list = (header?: string) =>
      fetch(`${portal.url}/api/catalog/entities`, {
        headers: header ? { authorization: header } : {},
      }).then(errorOf);
    expect((await list())[0]).toBe(401);
    expect((await list('Bearer nonsense'))[0]).toBe(401);
  });

  it('lets the guest read the catalog, and run or register nothing', async () => {
    const call = (path: string, body?: object) =>
      fetch(portal.url + path, {
        method: body ? 'POST' : 'GET',
        headers: { authorization, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      }).then(answer => answer.status);
    expect(await call('/api/catalog/entities')).toBe(200);
    expect(
      await call('/api/scaffolder/v2/tasks', {
        templateRef: 'template:default/document-service',
        values: {},
      }),
    ).toBe(403);
    expect(
      await call('/api/catalog/locations', {
        type: 'url',
        target: 'https://example.com/catalog-info.yaml',
      }),
    ).toBe(403);
  });

  it('knows the guest as a person of the catalog', async () => {
    const ask = () =>
      fetch(`${portal.url}/api/catalog/entities/by-name/user/default/guest`, {
        headers: { authorization },
      });
    let answer = await ask();
    while (answer.status === 404) {
      await new Promise(resolve => setTimeout(resolve, 200));
      answer = await ask();
    }
    expect((await answer.json()).spec.memberOf).toEqual(['guests']);
  });

  it('sends no browser to other hosts', async () => {
    const answer = await fetch(`${portal.url}/`);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("img-src 'self' data: http://localhost:1;");
    expect(policy).not.toMatch(/ https?:[; ]/);
  });
});

describe('the portal with the production configuration', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await startPortal('app-config.production.yaml', productionEnv);
  });
  afterAll(() => portal?.stop());

  it('offers no guest', async () => {
    const answer = await fetch(`${portal.url}/api/auth/guest/refresh`);
    expect((await errorOf(answer))[0]).toBe(404);
  });

  it('offers GitHub', async () => {
    const answer = await fetch(
      `${portal.url}/api/auth/github/start?env=production`,
      { redirect: 'manual' },
    );
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(
      /^https:\/\/github\.com\/login\/oauth\/authorize\?/,
    );
  });

  it('ends cleanly while somebody still listens to a stream', async () => {
    const { port } = new URL(portal.url);
    const socket = connect(Number(port), 'localhost');
    socket.on('error', () => {});
    await once(socket, 'connect');
    // A request that has begun and never ends, as event streams do.
    socket.write('POST /api/catalog/refresh HTTP/1.1\r\nHost: x\r\n');
    const begun = performance.now();
    expect(await portal.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe('a configuration that cannot work', () => {
  it('is refused when it lets guests into production', async () => {
    await expect(
      startPortal('app-config.production.yaml', {
        ...productionEnv,
        APP_CONFIG_auth_providers_guest_dangerouslyAllowOutsideDevelopment:
          'true',
      }),
    ).rejects.toThrow(/remove auth\.providers\.guest from this configuration/);
  });

  it('is refused with the name of the key that is missing', async () => {
    const { GITHUB_APP_ID, ...env } = productionEnv;
    await expect(
      startPortal('app-config.production.yaml', env),
    ).rejects.toThrow(/integrations\.github\[0\]\.apps\[0\]\.appId/);
  });
});
