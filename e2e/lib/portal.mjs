import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** The first of three free ports in a row. */
async function findPorts() {
  for (let port = 7307; port < 8300; port += 10) {
    const free = await Promise.all([0, 1, 2].map(n => isFree(port + n)));
    if (free.every(Boolean)) return port;
  }
  throw new Error('No three free ports in a row between 7307 and 8300');
}

/**
 * Starts the launcher on free ports and waits for its ready line.
 * `stop()` ends it in order, as a service manager does.
 */
export async function startPortal({ data, args = [], port, env = {} }) {
  const first = port ?? (await findPorts());
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'scripts/start.mjs'),
      '--port',
      String(first),
      '--data',
      data,
      ...args,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    },
  );
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(new Error(`The portal was not ready in 10 minutes:\n${output}`)),
      600_000,
    );
    const read = chunk => {
      output += chunk;
      const match = output.match(/Portal ready: (http:\/\/\S+)/);
      if (match) {
        clearTimeout(timer);
        resolve(match[1]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', code => {
      clearTimeout(timer);
      reject(new Error(`The launcher ended with ${code}:\n${output}`));
    });
  });
  const exited = new Promise(resolve => child.on('exit', resolve));
  return {
    url,
    port: first,
    sandboxUrl: `http://localhost:${first + 1}`,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/**
 * Waits until the catalog has read the sample's repositories. The portal is
 * ready some seconds before that, and core's catalog page shows what it found
 * when it was opened: a person is slower than that, a test is not.
 */
export async function sampleIsCatalogued(url) {
  const deadline = Date.now() + 120_000;
  let last = 'nothing was asked yet';
  while (Date.now() < deadline) {
    try {
      const signIn = await fetch(`${url}/api/auth/guest/refresh`);
      const { backstageIdentity } = await signIn.json();
      const answer = await fetch(
        `${url}/api/catalog/entities/by-query?limit=1&filter=kind=component,metadata.name=authhub-api,relations.ownedBy`,
        { headers: { authorization: `Bearer ${backstageIdentity.token}` } },
      );
      const { totalItems } = await answer.json();
      if (totalItems > 0) return;
      last = `${answer.status}, ${totalItems} components`;
    } catch (error) {
      last = String(error);
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(`The sample did not reach the catalog in 2 minutes: ${last}`);
}
