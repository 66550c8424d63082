import fs from 'node:fs/promises';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import { MirrorError } from './types';

/** Milliseconds without a sign of life after which a lock counts as left over. */
const STALE = 20_000;
const PAUSE = 200;

/**
 * Runs work on a folder while no other process of this machine, or of others
 * that share the disk, does the same.
 * @param patience milliseconds to wait for the other
 * @throws MirrorError `timeout` when the other does not end in that time
 */
export async function withFolderLock<T>(
  folder: string,
  patience: number,
  work: () => Promise<T>,
): Promise<T> {
  await fs.mkdir(path.dirname(folder), { recursive: true, mode: 0o700 });
  let release: () => Promise<void>;
  try {
    release = await lockfile.lock(folder, {
      lockfilePath: `${folder}.lock`,
      // What is locked may not be there yet.
      realpath: false,
      stale: STALE,
      retries: {
        retries: Math.ceil(patience / PAUSE),
        factor: 1,
        minTimeout: PAUSE,
        maxTimeout: PAUSE,
      },
      // Git's own locks still hold; the default would end the program.
      onCompromised: () => {},
    });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ELOCKED') throw error;
    throw new MirrorError(
      'timeout',
      `${folder} is being worked on by another process that does not end`,
    );
  }
  try {
    return await work();
  } finally {
    // A lock that was taken from us is no longer ours to give back.
    await release().catch(() => {});
  }
}
