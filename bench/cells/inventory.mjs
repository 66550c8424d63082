import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeStackRepository } from '../lib/stackRepository.mjs';

const STACKS = 10_000;
const PROCESS = fileURLToPath(
  new URL('./inventoryProcess.mjs', import.meta.url),
);
const run = promisify(execFile);
const repositoryIn = cache => path.join(cache, `stacks-${STACKS}.git`);

/**
 * P11: from the git objects of 10,000 stacks, five files each, to all that is
 * found in them, in a worker (P), beside fetching and parsing each text (L). Stock Backstage does nothing like it.
 */
export const inventory = {
  id: 'inventory',
  metrics: [
    { id: 'inventory', title: 'P11 inventory, 10,000 stacks', unit: 'ms' },
    {
      id: 'inventoryPeak',
      title: 'P11 memory, all of the process',
      unit: 'MiB',
    },
    { id: 'inventoryGrown', title: 'P11 memory, grown by it', unit: 'MiB' },
    { id: 'inventoryLag', title: 'P11 main thread kept waiting', unit: 'ms' },
    { id: 'oneStack', title: 'P11 one changed stack, read', unit: 'ms' },
    { id: 'again', title: 'P11 all found again, nothing read', unit: 'ms' },
  ],
  async warmUp(arm, { cache }) {
    await makeStackRepository(repositoryIn(cache), STACKS);
  },
  async measure(arm, { cache }) {
    if (arm.name === 'S') return {};
    const { stdout } = await run(process.execPath, [
      PROCESS,
      repositoryIn(cache),
      arm.name,
      String(STACKS),
    ]);
    const { ms, cpu, peak, before, lag, oneStack, again } = JSON.parse(stdout);
    if (arm.name === 'L') return { inventory: ms, inventoryCpu: cpu };
    return {
      inventory: ms,
      inventoryCpu: cpu,
      inventoryPeak: peak,
      inventoryGrown: peak - before,
      inventoryLag: lag,
      oneStack,
      again,
    };
  },
};
