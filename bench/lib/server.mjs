import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';

const sleep = ms => new Promise(done => setTimeout(done, ms));
const running = new Set();
process.on('exit', () => running.forEach(child => child.kill('SIGKILL')));

/** A free port of this machine. */
export async function freePort() {
  const server = net.createServer();
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

/**
 * Starts a server and waits until it is ready.
 * @param command arguments of Node
 * @param readyUrl answers 200 when the server is ready
 * @returns what it took, and how to look at the process and end it
 * @throws Error with the end of its output, when it ends or takes two minutes
 */
export async function startServer({ command, cwd, env, readyUrl, log }) {
  const output = fs.openSync(log, 'w');
  const started = performance.now();
  const child = spawn(process.execPath, command, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  running.add(child);
  const ended = new Promise(done => child.once('exit', done));
  const stop = async (signal = 'SIGKILL') => {
    child.kill(signal);
    await ended;
    running.delete(child);
  };
  for (;;) {
    const answer = await fetch(readyUrl).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) break;
    const late = performance.now() - started > 120_000;
    if (late || child.exitCode !== null) {
      await stop();
      const tail = fs.readFileSync(log, 'utf8').slice(-1500);
      throw new Error(
        `${
          late ? 'Not ready after two minutes' : 'It ended'
        }; ${log} ends with:\n${tail}`,
      );
    }
    await sleep(10);
  }
  return {
    readyMs: performance.now() - started,
    pid: child.pid,
    usage: () => usageOf(child.pid),
    stop,
  };
}

/**
 * Memory in MiB and processor time in seconds of a process. Both are
 * `undefined` where the machine does not tell.
 */
function usageOf(pid) {
  const fields = statOf(pid);
  if (fields) {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
      rssMiB: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024,
    };
  }
  const shown = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const kib = Number(shown.stdout?.trim());
  return { rssMiB: kib > 0 ? kib / 1024 : undefined };
}

/**
 * Processor time in seconds of a process, of its children that live, and of
 * those that have ended; `undefined` where the machine does not tell.
 */
export function cpuOfFamily(pid) {
  const own = statOf(pid);
  if (!own) return undefined;
  const children = fs
    .readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(statOf)
    .filter(fields => Number(fields?.[1]) === pid);
  const ticks = [own, ...children]
    .flatMap(fields => fields.slice(11, 15))
    .reduce((sum, each) => sum + Number(each), 0);
  return ticks / 100;
}

/** The fields of a process after its name; its state is the first. */
function statOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
