import { ChildProcess, spawn } from 'node:child_process';
import { createServer, AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const backendDir = path.dirname(require.resolve('../../package.json'));

/** A portal running in its own process, as `npm start` runs it. */
export interface RunningPortal {
  url: string;
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it and resolves with its exit code (null when it was killed). */
  stop(): Promise<number | null>;
}

/**
 * Starts the composed portal with a configuration file of the repository and a
 * fresh data folder.
 *
 * @throws Error with what the process printed, when it ends before it is ready
 */
export async function startPortal(
  configFile: string,
  env: Record<string, string> = {},
): Promise<RunningPortal> {
  const data = await mkdtemp(path.join(tmpdir(), 'portal-test-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let printed = '';
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      '--config',
      path.resolve(backendDir, '../..', configFile),
    ],
    {
      cwd: backendDir,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORTAL_URL: url,
        PORTAL_PORT: String(port),
        PORTAL_DATA: data,
        SANDBOX_URL: 'http://localhost:1',
        SANDBOX_HOST: 'localhost:1',
        GITHUB_TOKEN: 'token',
        AUTH_SESSION_SECRET: 'session',
        AUTH_GITHUB_CLIENT_ID: 'id',
        AUTH_GITHUB_CLIENT_SECRET: 'secret',
        ...env,
      },
    },
  );
  child.stdout.on('data', chunk => (printed += chunk));
  child.stderr.on('data', chunk => (printed += chunk));
  const exited = new Promise<number | null>(resolve => {
    child.once('exit', async code => {
      await rm(data, { recursive: true, force: true });
      resolve(code);
    });
  });
  let code: number | null | undefined;
  void exited.then(value => (code = value));
  const stop = () => {
    child.kill('SIGTERM');
    return exited;
  };

  const output = () => printed;
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The portal is not ready after 60 s:\n${printed}`);
    }
    if (code !== undefined) {
      throw new Error(`The portal ended with ${code}:\n${printed}`);
    }
    const answer = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
      () => undefined,
    );
    if (answer?.ok) {
      return { url, process: child, output, stop };
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}
