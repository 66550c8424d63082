import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDatabase } from '../lib/postgres.mjs';
import { freePort, startServer } from '../lib/server.mjs';
import { makeServiceRepository, TEAMS } from './repository.mjs';

const here = name => fileURLToPath(new URL(name, import.meta.url));

/** GitHub signs what it tells with it. */
export const WEBHOOK_SECRET = 'bench';

/** Of a person of every test sandbox who may do everything in `acme`. */
const TOKEN = 'ghp_test_platform-owner';

/**
 * A sandbox with a repository of so many stacks, and a backend over it.
 * @param database the PostgreSQL it uses; default: files of SQLite
 * @param plugin id of the plugin that people ask
 * @param nodeOptions more arguments of the backend's Node, such as a profiler's
 * @param config gives more configuration, of the address of the repository
 */
export async function startWorld({
  cache,
  database,
  stacks,
  plugin = 'infra-golden-path',
  nodeOptions = [],
  config: more = () => ({}),
}) {
  const repository = path.join(cache, `services-${stacks}.git`);
  await makeServiceRepository(repository, stacks);
  const sandbox = await startSandbox(repository);
  const folder = fs.mkdtempSync(path.join(cache, 'create-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = path.join(folder, 'config.json');
  const connection = database && (await makeDatabase(database));
  fs.writeFileSync(path.join(folder, 'groups.yaml'), groups());
  fs.writeFileSync(
    config,
    JSON.stringify({
      ...configOf({ port, folder, connection }, sandbox.url),
      ...more({ repository: `${sandbox.url}/acme/infrastructure` }),
    }),
  );
  const server = await startServer({
    command: [...nodeOptions, here('./backend.mjs'), '--config', config],
    cwd: folder,
    env: { NODE_ENV: 'production', BENCH_PLUGIN: plugin },
    readyUrl: `${baseUrl}/.backstage/health/v1/readiness`,
    log: path.join(cache, 'create.log'),
  });
  return {
    baseUrl,
    folder,
    sandboxUrl: sandbox.url,
    pid: server.pid,
    usage: server.usage,
    connection,
    repository,
    remote: `${sandbox.url.replace(
      '://',
      `://platform-owner:${TOKEN}@`,
    )}/acme/infrastructure.git`,
    as: name => signIn(baseUrl, plugin, name),
    async pulls() {
      const answer = await fetch(
        `${sandbox.url}/api/v3/repos/acme/infrastructure/pulls?state=all&per_page=100`,
        { headers: { authorization: `token ${TOKEN}` } },
      );
      return answer.json();
    },
    async stop({ gently = false } = {}) {
      await server.stop(gently ? 'SIGTERM' : undefined);
      await sandbox.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A sandbox GitHub whose `acme/infrastructure` is that repository. */
export async function startSandbox(repository) {
  const child = spawn(process.execPath, [here('./sandbox.mjs'), repository], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(([code]) => {
      throw new Error(`The sandbox of the bench ended with ${code}`);
    }),
  ]);
  return {
    ...JSON.parse(String(line)),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function configOf({ port, folder, connection }, sandboxUrl) {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: connection
        ? { client: 'pg', pluginDivisionMode: 'schema', connection }
        : {
            client: 'better-sqlite3',
            connection: { directory: path.join(folder, 'sqlite') },
          },
    },
    catalog: {
      // As in app-config.production.yaml, and as long as in the arm S.
      processingInterval: { hours: 6 },
      locations: [
        {
          type: 'file',
          target: path.join(folder, 'groups.yaml'),
          rules: [{ allow: ['Group'] }],
        },
      ],
    },
    auth: {
      environment: 'bench',
      session: { secret: 'bench' },
      providers: { bench: { bench: {} } },
    },
    integrations: { github: [integrationOf(sandboxUrl)] },
    permission: { enabled: true },
    infraPortal: {
      permissions: { platformGroups: ['group:default/platform'] },
      infrastructure: { repository: `${sandboxUrl}/acme/infrastructure` },
      github: { webhookSecret: WEBHOOK_SECRET },
      mirror: { directory: path.join(folder, 'mirrors') },
    },
  };
}

/** How a backend reaches the sandbox. */
export const integrationOf = sandboxUrl => ({
  host: new URL(sandboxUrl).host,
  apiBaseUrl: `${sandboxUrl}/api/v3`,
  token: TOKEN,
});

/** The owners of everything, as GitHub's teams come into the catalog. */
export function groups() {
  const refs = [...TEAMS, 'group:default/developers', 'group:default/platform'];
  const documents = refs.map(ref =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: ref.slice(ref.indexOf('/') + 1) },
      spec: { type: 'team', children: [] },
    }),
  );
  return `${documents.join('\n---\n')}\n`;
}

/** Somebody who asks the plugin; answers are read to their end. */
async function signIn(baseUrl, plugin, name) {
  const signedIn = await fetch(
    `${baseUrl}/api/auth/bench/refresh?name=${name}`,
  );
  if (!signedIn.ok) throw new Error(await signedIn.text());
  const { token } = await signedIn.json();
  return async (method, route, body) => {
    const answer = await fetch(`${baseUrl}/api/${plugin}${route}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      bytes: text.length,
      body: isJson(answer) ? JSON.parse(text) : text,
    };
  };
}

const isJson = ({ headers }) =>
  /json/.test(headers.get('content-type') ?? 'json');
