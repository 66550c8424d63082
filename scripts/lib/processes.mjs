import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { decisiveLines, openLog } from './logs.mjs';

/** How long a process may take to end in order before it is killed. */
const GOODBYE_MS = 10_000;
const POSIX = process.platform !== 'win32';

/**
 * Starts a long-running Node process whose output goes to a bounded log.
 * It gets a process group of its own: Ctrl-C reaches the launcher only, which
 * then stops the processes in order.
 */
export function startProcess({ name, args, cwd, env, logs }) {
  const log = openLog(logs, name);
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: POSIX,
    windowsHide: true,
  });
  child.stdout.setEncoding('utf8').on('data', log.write);
  child.stderr.setEncoding('utf8').on('data', log.write);
  let told;
  child.on('message', message => {
    if (message?.type === 'error') told = message;
  });
  const ended = new Promise(resolve => {
    child.on('error', error => resolve({ reason: error.message }));
    child.on('close', (code, signal) =>
      resolve({ reason: signal ? `signal ${signal}` : `exit code ${code}` }),
    );
  });
  /** The sentence for a process that ended or never got ready. */
  const failure = reason =>
    told
      ? new Failure(withStop(told.message), { remedy: told.remedy })
      : new Failure(`The ${name} did not start (${reason}).`, {
          remedy: `The full log is ${log.file}; the decisive lines:`,
          details: decisiveLines(log.lines()),
        });
  return {
    name,
    log,
    ended,
    failure,
    onMessage: listener => child.on('message', listener),
    stop: () => stop(child, ended),
  };
}

const withStop = text => (/[.!?]$/.test(text) ? text : `${text}.`);

async function stop(child, ended) {
  signal(child, 'SIGTERM');
  const killer = setTimeout(() => signal(child, 'SIGKILL'), GOODBYE_MS);
  await ended;
  clearTimeout(killer);
  // What the process started itself (git) must not outlive it.
  signal(child, 'SIGKILL');
}

function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    // SIGTERM goes to the process, which ends its own helpers in order.
    if (POSIX && name === 'SIGKILL') process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // It is gone already.
  }
}

/**
 * Waits until a process is ready.
 * @param ready resolves when it is
 * @param limit milliseconds
 */
export async function waitUntilReady(process_, ready, limit) {
  let timer;
  const tooLate = new Promise(resolve => {
    timer = setTimeout(
      () => resolve({ reason: `not ready after ${limit / 1000} s` }),
      limit,
    );
  });
  const outcome = await Promise.race([
    ready.then(value => ({ value })),
    process_.ended,
    tooLate,
  ]);
  clearTimeout(timer);
  if (outcome.reason) throw process_.failure(outcome.reason);
  return outcome.value;
}

/** Resolves when a URL answers 200. */
export async function answers(url, stillWanted = () => true) {
  while (stillWanted()) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      async response => {
        await response.body?.cancel();
        return response.ok;
      },
      () => false,
    );
    if (ok) return;
    await new Promise(resolve => setTimeout(resolve, 150));
  }
}
