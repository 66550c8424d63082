import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROCESS = fileURLToPath(
  new URL('./upgradePrepareProcess.mjs', import.meta.url),
);
const run = promisify(execFile);

/**
 * P10: a module moved to a newer version in 1,000 stacks, from the mirror to one
 * commit for each, and to one commit for all. Stock Backstage does nothing like it.
 */
export const upgradePrepare = {
  id: 'upgrade-prepare',
  metrics: [
    {
      id: 'upgradeBranches',
      title: 'P10 1,000 stacks edited, a commit each (at most 4,000)',
      unit: 'ms',
    },
    {
      id: 'upgradeOneCommit',
      title: 'P10 1,000 stacks edited in one commit (at most 1,000)',
      unit: 'ms',
    },
    {
      id: 'upgradePreview',
      title: 'P10 preview of 1,000 stacks (at most 4,000)',
      unit: 'ms',
    },
    {
      id: 'upgradePreviewCold',
      title: 'P10 the same before anything was read',
      unit: 'ms',
    },
  ],
  async warmUp(arm) {
    await this.measure(arm);
  },
  async measure(arm) {
    if (arm.name !== 'P') return {};
    const { stdout } = await run(process.execPath, [PROCESS]);
    return JSON.parse(stdout);
  },
};
