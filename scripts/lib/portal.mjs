import path from 'node:path';
import { TOOL_BIN } from '../starter/tools.mjs';
import { fromRoot } from './paths.mjs';
import { answers, startProcess, waitUntilReady } from './processes.mjs';

const TRANSFORM = fromRoot(
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
// What ends is told at once, so that only slow machines meet these.
const SANDBOX_LIMIT_MS = 300_000;
const PORTAL_LIMIT_MS = 300_000;

/** What both processes learn by environment. */
export function environment({ port, data, sample = true, secrets }) {
  const sandboxHost = `localhost:${port + 1}`;
  return {
    ...process.env,
    NODE_ENV: 'production',
    // Programs of this checkout last: what a person has installed counts.
    PATH: [process.env.PATH, TOOL_BIN].filter(Boolean).join(path.delimiter),
    PORTAL_URL: `http://localhost:${port}`,
    PORTAL_PORT: String(port),
    PORTAL_DATA: data,
    SANDBOX_URL: `http://${sandboxHost}`,
    SANDBOX_HOST: sandboxHost,
    // Compiled code is kept between starts, which makes the second one faster.
    NODE_COMPILE_CACHE: path.join(data, 'cache', 'code'),
    // The screens must not speak of sample data where there is none.
    ...(!sample && { APP_CONFIG_app_sandbox_sampleData: 'false' }),
    ...secrets,
  };
}

/** Starts the sandbox and waits for its word that it is ready. */
export async function startSandbox({ port, data, env, sample, step, started }) {
  const sandbox = startProcess({
    name: 'sandbox',
    args: [
      '--require',
      TRANSFORM,
      fromRoot('packages/sandbox/src/main.ts'),
      '--data',
      path.join(data, 'sandbox'),
      '--port',
      String(port + 1),
      '--https-port',
      String(port + 2),
      '--portal-url',
      env.PORTAL_URL,
      ...(sample ? [] : ['--no-sample']),
    ],
    cwd: fromRoot('packages/sandbox'),
    env,
    logs: path.join(data, 'logs'),
  });
  started(sandbox);
  const ready = new Promise(resolve => {
    sandbox.onMessage(message => {
      if (message?.type === 'progress') step.detail(message.message);
      if (message?.type === 'ready') resolve(message);
    });
  });
  await waitUntilReady(sandbox, ready, SANDBOX_LIMIT_MS);
}

/** Starts the portal and waits until it says that it can serve. */
export async function startPortal({ data, env, started }) {
  const portal = startProcess({
    name: 'portal',
    args: [
      '--require',
      fromRoot('scripts/lib/stop-with-parent.cjs'),
      '--require',
      TRANSFORM,
      'src/index.ts',
      '--config',
      fromRoot('app-config.yaml'),
    ],
    cwd: fromRoot('packages/backend'),
    env,
    logs: path.join(data, 'logs'),
  });
  started(portal);
  let waiting = true;
  const ready = answers(
    `http://127.0.0.1:${env.PORTAL_PORT}/.backstage/health/v1/readiness`,
    () => waiting,
  );
  try {
    await waitUntilReady(portal, ready, PORTAL_LIMIT_MS);
  } finally {
    waiting = false;
  }
}
