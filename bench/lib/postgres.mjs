import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { cpuOfFamily, freePort } from './server.mjs';

const USER = 'postgres';

/**
 * Starts an empty PostgreSQL for the bench, with default settings.
 * @returns {Promise<undefined | {port: number, usage: () => Promise<{cpuSeconds?: number, commits: number}>, stop: () => void}>}
 *   undefined where its programs are missing; `usage` is of all its databases
 *   since it was started
 */
export async function startPostgres() {
  const bin = binaries();
  if (!bin) return undefined;
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-pg-'));
  const account = unprivileged();
  if (account) fs.chownSync(home, account.uid, account.gid);
  const data = path.join(home, 'data');
  const run = (program, args) => {
    const { status, stderr } = spawnSync(path.join(bin, program), args, {
      cwd: home,
      ...account,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  const stop = () => {
    spawnSync(
      path.join(bin, 'pg_ctl'),
      ['-m', 'immediate', '-D', data, 'stop'],
      {
        ...account,
        stdio: 'ignore',
      },
    );
    fs.rmSync(home, { recursive: true, force: true });
  };
  process.on('exit', stop);
  run('initdb', ['-D', data, '-A', 'trust', '-U', USER, '-E', 'UTF8']);
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home}`;
  run('pg_ctl', [
    '-w',
    '-D',
    data,
    '-o',
    options,
    '-l',
    `${home}/log`,
    'start',
  ]);
  const [pid] = fs
    .readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
    .split('\n');
  return {
    port,
    async usage() {
      const [{ commits }] = await query(
        port,
        'SELECT sum(xact_commit)::int AS commits FROM pg_stat_database',
      );
      return { cpuSeconds: cpuOfFamily(Number(pid)), commits };
    },
    stop() {
      process.off('exit', stop);
      stop();
    },
  };
}

/**
 * Makes an empty database.
 * @returns what a backend needs to connect to it
 */
export async function makeDatabase({ port }) {
  const database = `bench_${Date.now()}`;
  await query(port, `CREATE DATABASE ${database}`);
  return { host: '127.0.0.1', port, user: USER, database };
}

/** Rows of a statement, by the driver that the portal uses. */
export async function query(port, text, database = 'postgres') {
  const require = createRequire(fromRoot('packages/backend/package.json'));
  const { Client } = require('pg');
  const client = new Client({ host: '127.0.0.1', port, user: USER, database });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function binaries() {
  const debian = '/usr/lib/postgresql';
  const places = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...(fs.existsSync(debian)
      ? fs.readdirSync(debian).map(version => `${debian}/${version}/bin`)
      : []),
  ];
  return places.find(place =>
    ['initdb', 'pg_ctl'].every(name => fs.existsSync(path.join(place, name))),
  );
}

/** PostgreSQL refuses to run as root: another account then. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map(flag =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
    );
    if (ids.every(id => id > 0)) return { uid: ids[0], gid: ids[1] };
  }
  return undefined;
}
