import fs from 'node:fs';
import { Failure } from './failure.mjs';

const MB = 1024 * 1024;
/** Bytes that must be free before each step. */
export const NEEDED_FOR_NODE = 400 * MB;
export const NEEDED_FOR_INSTALL = 4096 * MB;
export const NEEDED_TO_RUN = 200 * MB;

/**
 * @param needed bytes
 * @param purpose what the space is for, as the end of a sentence
 * @param free reads the free bytes of a folder; tests pass their own
 */
export function checkSpace(folder, needed, purpose, free = freeBytes) {
  const have = free(folder);
  if (have === undefined || have >= needed) return;
  throw new Failure(
    `Not enough disk space at ${folder}: ${Math.floor(
      have / MB,
    )} MB are free, ${purpose} needs ${Math.ceil(needed / MB)} MB.`,
    { remedy: 'Free some space and try again.' },
  );
}

function freeBytes(folder) {
  try {
    const stat = fs.statfsSync(folder);
    return stat.bavail * stat.bsize;
  } catch {
    // Some file systems do not tell; the step itself will say when it is full.
    return undefined;
  }
}
