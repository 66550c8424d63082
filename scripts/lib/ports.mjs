import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Failure } from './failure.mjs';

/** Whether nobody listens on a port, on any address of this machine. */
export async function isFree(port) {
  for (const host of ['::', '0.0.0.0', '127.0.0.1']) {
    const error = await tryListen(port, host);
    if (error && !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(error)) {
      return false;
    }
  }
  return true;
}

function tryListen(port, host) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Makes sure the three ports are free.
 * @param patience milliseconds to wait for processes of a killed start to end
 */
export async function checkPorts(first, patience = 0) {
  const deadline = Date.now() + patience;
  for (const port of [first, first + 1, first + 2]) {
    while (!(await isFree(port))) {
      if (Date.now() >= deadline) throw busy(port, first);
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }
}

function busy(port, first) {
  const owner = ownerOf(port);
  const other = first < 60000 ? first + 100 : 7107;
  return new Failure(
    `Port ${port} is busy${owner ? `: ${owner} uses it` : ''}.`,
    {
      remedy: `Stop that program, or start the portal elsewhere: npm start -- --port ${other}`,
    },
  );
}

/** Name and id of the process that listens on a port, where it can be known. */
export function ownerOf(port) {
  return (
    (fs.existsSync('/proc/net/tcp') ? fromProc(port) : undefined) ??
    fromLsof(port)
  );
}

function fromProc(port) {
  const hex = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6']
    .filter(file => fs.existsSync(file))
    .flatMap(file => fs.readFileSync(file, 'utf8').split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    // 0A is LISTEN.
    .filter(fields => fields[1]?.endsWith(hex) && fields[3] === '0A')
    .map(fields => `socket:[${fields[9]}]`);
  if (inodes.length === 0) return undefined;
  for (const pid of fs
    .readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))) {
    try {
      const mine = fs
        .readdirSync(`/proc/${pid}/fd`)
        .some(fd => inodes.includes(linkOf(`/proc/${pid}/fd/${fd}`)));
      if (mine) return `${programOf(pid)} (process ${pid})`;
    } catch {
      // Processes of other users keep their files to themselves.
    }
  }
  return undefined;
}

/** Its program: the name that a process gives itself may be that of a thread. */
function programOf(pid) {
  const program = path.basename(linkOf(`/proc/${pid}/exe`));
  return program || fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
}

function linkOf(file) {
  try {
    return fs.readlinkSync(file);
  } catch {
    return '';
  }
}

function fromLsof(port) {
  const { stdout } = spawnSync(
    'lsof',
    ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'],
    { encoding: 'utf8' },
  );
  const pid = /^p(\d+)/m.exec(stdout ?? '')?.[1];
  const name = /^c(.+)/m.exec(stdout ?? '')?.[1];
  return pid ? `${name ?? 'a program'} (process ${pid})` : undefined;
}
