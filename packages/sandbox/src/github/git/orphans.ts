import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** A push has its pack already, so what it still does takes moments. */
const PATIENCE = 10_000;

/**
 * Waits for git processes that outlived the server that started them, and ends
 * those that do not end by themselves within 10 seconds. A process id that now
 * belongs to another program is left alone.
 */
export async function waitForOrphans(pids: number[]): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (const pid of pids) {
    while (await isReceivePack(pid)) {
      if (Date.now() > deadline) {
        process.kill(pid, 'SIGKILL');
        break;
      }
      await setTimeout(20);
    }
  }
}

async function isReceivePack(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return (await commandOf(pid)).includes('receive-pack');
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return fs.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  }
  if (process.platform === 'win32') return '';
  return new Promise(resolve => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (_, out) =>
      resolve(out),
    );
  });
}
