import { runGit } from './git/runGit';
import { gitVersion } from './git/version';

/** Milliseconds. */
const TIMEOUT = 30_000;
const LARGEST = 8 * 1024 * 1024;

/** Asked for once: asking starts a program, and all else waits meanwhile. */
let version: ReturnType<typeof gitVersion> | undefined;

/**
 * Runs git on a bare repository, without any network.
 * @throws GitError when it fails, takes too long or says too much
 */
export async function runLocal(
  directory: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  version ??= gitVersion();
  const [major, minor] = version;
  const { stdout } = await runGit(directory, args, {
    ...{ input, timeout: TIMEOUT, maxOutput: LARGEST, protocols: 'none' },
    countedSettings: major > 2 || (major === 2 && minor >= 31),
  });
  return stdout.toString('utf8');
}
