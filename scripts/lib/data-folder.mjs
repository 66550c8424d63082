import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { writeAtomically } from './files.mjs';
import { takeLock } from './lock.mjs';

/** Marks a folder as ours: only such a folder may be reset. */
const MARKER = 'infra-portal-data.json';
const LOCK = 'start.lock';
/** What we put into the folder; `--reset` removes these and nothing else. */
const OURS = ['secrets.json', 'sqlite', 'sandbox', 'logs', 'cache'];

/**
 * Opens the data folder for this process alone, creating it if needed.
 * @returns {{release: () => void, tookOver: boolean}} `tookOver` when the last
 *   start was killed
 */
export function openDataFolder(folder) {
  try {
    makeFolder(folder);
    const entries = fs.readdirSync(folder);
    const foreign = entries.filter(name => !name.startsWith(LOCK));
    if (!entries.includes(MARKER)) {
      if (foreign.length > 0) throw notOurs(folder, foreign);
      writeAtomically(path.join(folder, MARKER), '{"version":1}\n');
    }
    const lock = takeLock(path.join(folder, LOCK));
    if (!lock.release) throw inUse(folder, lock.holder);
    for (const name of ['sqlite', 'sandbox', 'logs', 'cache']) {
      fs.mkdirSync(path.join(folder, name), { recursive: true });
    }
    return { release: lock.release, tookOver: lock.tookOver };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unusable(folder, error);
  }
}

/**
 * Forgets all state. The marker goes last, so that a reset that was cut off
 * can be repeated.
 */
export function resetDataFolder(folder) {
  if (!fs.existsSync(folder)) return;
  let entries;
  try {
    entries = fs.readdirSync(folder);
  } catch (error) {
    throw unusable(folder, error);
  }
  if (!entries.includes(MARKER)) {
    if (entries.length === 0) return;
    throw new Failure(
      `--reset leaves ${folder} alone: it is not a data folder of the portal.`,
      { remedy: 'Give the right folder with --data, or remove it yourself.' },
    );
  }
  const lock = takeLock(path.join(folder, LOCK));
  if (!lock.release) throw inUse(folder, lock.holder);
  try {
    for (const name of [...OURS, MARKER]) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  } catch (error) {
    throw unusable(folder, error);
  } finally {
    lock.release();
  }
}

/** `mkdir -p`; Node's own never returns for some impossible paths (/proc/x). */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  fs.mkdirSync(folder);
}

function notOurs(folder, entries) {
  return new Failure(
    `The folder ${folder} is not empty and not a data folder of the portal (it has ${entries[0]}).`,
    { remedy: 'Give an empty or a new folder with --data.' },
  );
}

function inUse(folder, holder) {
  return new Failure(
    `The data folder ${folder} is in use by another npm start (process ${holder.pid}).`,
    {
      remedy:
        'Stop that one with Ctrl-C, or start with another folder and port: npm start -- --data DIR --port N',
    },
  );
}

function unusable(folder, error) {
  const why =
    {
      EACCES: 'no permission',
      EPERM: 'no permission',
      EROFS: 'it is read-only',
      ENOSPC: 'the disk is full',
      ENOENT: 'it cannot be created',
      ENOTDIR: 'a part of the path is a file',
      EEXIST: 'it is a file',
    }[error.code] ?? error.message;
  return new Failure(`The data folder ${folder} cannot be used: ${why}.`, {
    remedy: 'Make it writable, or give another folder with --data.',
  });
}
