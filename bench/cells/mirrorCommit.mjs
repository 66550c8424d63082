import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeStackRepository } from '../lib/stackRepository.mjs';

const STACKS = 10_000;
const PROCESS = fileURLToPath(
  new URL('./mirrorCommitProcess.mjs', import.meta.url),
);
const run = promisify(execFile);
const repositoryIn = cache => path.join(cache, `stacks-${STACKS}.git`);

/**
 * P8, without HTTP: from 20 files in memory to a commit in the mirror of a
 * repository of 10,000 stacks (P), beside one `git fast-import` for each
 * commit (L). Stock Backstage clones, and has no such step.
 */
export const mirrorCommit = {
  id: 'mirror-commit',
  metrics: [
    { id: 'commit', title: 'P8 commit of 20 files, p50', unit: 'ms' },
    { id: 'commitSlow', title: 'P8 commit of 20 files, p95', unit: 'ms' },
    { id: 'readStack', title: 'P8 five files of a stack read', unit: 'ms' },
    { id: 'mirrorUpdate', title: 'P8 update with one new commit', unit: 'ms' },
    { id: 'mirrorAtRest', title: 'P8 update with nothing new', unit: 'ms' },
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
    ]);
    return JSON.parse(stdout);
  },
};
