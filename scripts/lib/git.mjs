import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';

/** The sandbox computes merges with `git merge-tree --write-tree`. */
const OLDEST_GIT = [2, 38];

/** @param run starts git; tests pass their own */
export function checkGit(run = runGit) {
  const output = run();
  if (output === undefined) {
    throw new Failure(
      'git is not installed, and the sandbox works on real git repositories.',
      {
        remedy:
          'Install git 2.38 or newer (https://git-scm.com) and try again.',
      },
    );
  }
  const version = /(\d+)\.(\d+)[.\d]*/.exec(output);
  const [major, minor] = (version ?? []).slice(1).map(Number);
  if (
    !version ||
    major < OLDEST_GIT[0] ||
    (major === OLDEST_GIT[0] && minor < OLDEST_GIT[1])
  ) {
    throw new Failure(
      `git ${version?.[0] ?? `"${output.trim()}"`} is too old for the sandbox.`,
      {
        remedy:
          'Install git 2.38 or newer (https://git-scm.com) and try again.',
      },
    );
  }
}

function runGit() {
  const result = spawnSync('git', ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout : undefined;
}
