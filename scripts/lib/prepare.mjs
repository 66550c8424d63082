import fs from 'node:fs';
import { Failure } from './failure.mjs';
import { waitForLock } from './lock.mjs';
import { TOOLS } from './paths.mjs';
import path from 'node:path';

/**
 * Runs work on the checkout (installing, building) while no other start does.
 */
export async function exclusively(progress, work) {
  try {
    fs.mkdirSync(TOOLS, { recursive: true });
    fs.accessSync(TOOLS, fs.constants.W_OK);
  } catch (error) {
    throw new Failure(
      `The folder ${TOOLS} cannot be written (${error.code}).`,
      {
        remedy: 'Make the checkout writable for you, or clone it elsewhere.',
      },
    );
  }
  const release = await waitForLock(path.join(TOOLS, 'work.lock'), holder =>
    progress.say(
      `Another start or test (process ${holder.pid}) is preparing this checkout; waiting for it …`,
    ),
  );
  try {
    return await work();
  } finally {
    release();
  }
}
