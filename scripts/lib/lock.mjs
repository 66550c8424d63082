import fs from 'node:fs';

/**
 * A lock file with the id of the process that holds it. A lock whose process
 * is gone (kill -9, power cut) is taken over.
 */

/** Whether the process of a lock still runs. */
export function isAlive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  // The id may belong to another process by now: Linux tells when it began.
  const now = startTime(pid);
  return !started || !now || started === now;
}

/** Start of a process in clock ticks since boot, where the system tells. */
function startTime(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function readHolder(file) {
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Number.isInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tries to take a lock once.
 * @returns {{release?: () => void, holder?: {pid: number}, tookOver?: boolean}}
 *   `release` when taken, `holder` when another process has it
 */
export function takeLock(file) {
  const draft = `${file}.${process.pid}`;
  const mine = { pid: process.pid, started: startTime(process.pid) };
  fs.writeFileSync(draft, JSON.stringify(mine));
  let tookOver = false;
  try {
    for (;;) {
      try {
        // A link appears with its whole content or not at all.
        fs.linkSync(draft, file);
        return { release: () => releaseLock(file, mine), tookOver };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readHolder(file);
      if (holder && isAlive(holder)) return { holder };
      tookOver = true;
      discard(file, holder);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Removes a stale lock, but never one that somebody took in the meantime. */
function discard(file, stale) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && moved.pid !== stale?.pid) {
    try {
      fs.linkSync(aside, file);
    } catch {
      // A third process was faster; its lock counts.
    }
  }
  fs.rmSync(aside, { force: true });
}

function releaseLock(file, mine) {
  if (readHolder(file)?.pid === mine.pid) fs.rmSync(file, { force: true });
}

/** Takes a lock, waiting for its holder; `onWait` is called once. */
export async function waitForLock(file, onWait) {
  for (let waiting = false; ; ) {
    const lock = takeLock(file);
    if (lock.release) return lock.release;
    if (!waiting) onWait(lock.holder);
    waiting = true;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
