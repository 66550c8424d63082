import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { runTool } from './tool.mjs';

/** Versions Backstage's TestDatabases knows. */
const OLDEST = 14;
const NEWEST = 18;
const READY_MS = 30_000;

/** Folders where the server's programs may be. */
function places() {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian) : [];
  return [
    ...versions.map(version => path.join(debian, version, 'bin')),
    '/usr/local/opt/postgresql/bin',
    '/opt/homebrew/opt/postgresql/bin',
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
}

/** @returns {{bin: string, version: number} | undefined} the newest usable server */
export function findPostgres(folders = places()) {
  return folders
    .filter(bin =>
      ['initdb', 'postgres'].every(name => fs.existsSync(path.join(bin, name))),
    )
    .map(bin => {
      const { stdout } = spawnSync(path.join(bin, 'postgres'), ['--version'], {
        encoding: 'utf8',
      });
      return { bin, version: Number(/(\d+)/.exec(stdout ?? '')?.[1]) };
    })
    .filter(({ version }) => version >= OLDEST && version <= NEWEST)
    .sort((a, b) => b.version - a.version)[0];
}

/** The server refuses to run as root: somebody else must own it then. */
function otherUser() {
  if (process.getuid?.() !== 0) return {};
  const users = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  const [, , uid, gid] =
    users.find(user => user[0] === 'postgres') ??
    users.find(user => user[0] === 'nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Starts a throw-away server on a free port of this machine.
 * @returns {Promise<{env: Record<string, string>, stop: () => Promise<void>}>}
 *   `env` names it for Backstage's TestDatabases
 */
export async function startPostgres({ bin, version }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-postgres-'));
  const user = otherUser();
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(folder, 'password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) {
    fs.chownSync(folder, user.uid, user.gid);
    fs.chownSync(passwordFile, user.uid, user.gid);
  }
  const data = path.join(folder, 'data');
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  const made = await runTool(
    path.join(bin, 'initdb'),
    [
      ['-D', data],
      ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile],
      ['-E', 'UTF8', '--locale', 'C', '--no-sync'],
    ].flat(),
    { ...user, cwd: folder },
  );
  if (made.code !== 0) {
    remove();
    throw new Error(`initdb failed:\n${made.output.slice(-1000)}`);
  }
  const port = await freePort();
  const server = spawn(
    path.join(bin, 'postgres'),
    [
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
      // It is thrown away: speed counts, durability does not.
      ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
      ['-c', 'synchronous_commit=off', '-c', 'max_connections=200'],
    ].flat(),
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const killNow = () => {
    server.kill('SIGQUIT');
    remove();
  };
  process.on('exit', killNow);
  const ended = new Promise(resolve => server.on('close', resolve));
  const stop = async () => {
    // SIGINT is the fast shutdown: open sessions are cut.
    server.kill('SIGINT');
    await ended;
    process.off('exit', killNow);
    remove();
  };
  await Promise.race([
    reachable(port),
    ended.then(() => Promise.reject(new Error('postgres ended at once'))),
  ]).catch(async error => {
    await stop();
    throw error;
  });
  return {
    env: {
      [`BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`]: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    },
    stop,
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function reachable(port) {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const open = await new Promise(resolve => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (open) return;
    if (Date.now() > deadline) throw new Error('postgres did not start');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
