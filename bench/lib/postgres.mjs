import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './server.mjs';

/**
 * Starts an empty PostgreSQL for the bench, with default settings.
 * @returns {Promise<undefined | {port: number, stop: () => void}>} undefined
 *   where its programs are missing
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
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8']);
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
  return {
    port,
    stop() {
      process.off('exit', stop);
      stop();
    },
  };
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
