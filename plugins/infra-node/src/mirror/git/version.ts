import { spawnSync } from 'node:child_process';

const OLDEST: [number, number] = [2, 30];

/**
 * Major and minor version of the git program.
 * @throws Error when there is none, or it is too old
 */
export function gitVersion(): [number, number] {
  const { stdout, error } = spawnSync('git', ['--version'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  const match = /git version (\d+)\.(\d+)/.exec(stdout ?? '');
  if (!match) {
    throw new Error(
      `The program git cannot be started (${
        error?.message ?? stdout
      }). Install git ${OLDEST.join('.')} or later`,
    );
  }
  const [major, minor] = [Number(match[1]), Number(match[2])];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new Error(
      `git ${major}.${minor} is too old; install git ${OLDEST.join(
        '.',
      )} or later`,
    );
  }
  return [major, minor];
}
