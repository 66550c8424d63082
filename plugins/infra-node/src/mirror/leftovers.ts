import fs from 'node:fs/promises';
import path from 'node:path';
import { lockInTheWay } from './git/failure';

/** A lock of git older than this belongs to nobody: work under it takes no time. */
const OLD = 3_000;
/** A clone in the making older than this was given up. */
const GIVEN_UP = 60 * 60_000;

/**
 * Takes a lock out of the way that a killed git left.
 * @returns whether the work may be tried again
 */
export async function removeLeftLock(
  folder: string,
  error: unknown,
): Promise<boolean> {
  const named = lockInTheWay(error);
  if (!named) return false;
  const lock = path.resolve(folder, named);
  if (!lock.startsWith(folder + path.sep)) return false;
  const age = await ageOf(lock);
  if (age !== undefined && age < OLD) {
    // A little longer: timers and clocks do not agree to the millisecond.
    await new Promise(resolve => setTimeout(resolve, OLD - age + 100));
  }
  const later = await ageOf(lock);
  // A younger one is another's: it came while we waited.
  if (later !== undefined && later >= OLD) await fs.rm(lock, { force: true });
  return true;
}

/** Removes what processes that were killed left beside a clone. */
export async function removeGivenUp(folder: string) {
  const parent = path.dirname(folder);
  const names = await fs.readdir(parent).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(`${path.basename(folder)}.making-`)) continue;
    const whole = path.join(parent, name);
    if (((await ageOf(whole)) ?? 0) > GIVEN_UP) {
      await fs.rm(whole, { recursive: true, force: true });
    }
  }
}

async function ageOf(file: string): Promise<number | undefined> {
  const stat = await fs.lstat(file).catch(() => undefined);
  return stat && Date.now() - stat.mtimeMs;
}
