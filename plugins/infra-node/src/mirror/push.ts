import { InputError } from '@backstage/errors';
import { mirrorError } from './git/failure';
import { GitError } from './git/runGit';
import type { MirrorFolder } from './MirrorFolder';
import { MirrorError } from './types';

export interface BranchPush {
  branch: string;
  /** Undefined deletes the branch. */
  commit: string | undefined;
  /** Where the branch must be; undefined: nowhere. */
  expected: string | undefined;
}

/**
 * Pushes to one branch when it is where it is expected, and makes the mirror
 * know it. A push that was done already is fine.
 * @throws MirrorError
 */
export async function pushBranch(
  folder: MirrorFolder,
  { branch, commit, expected }: BranchPush,
): Promise<void> {
  await checkBranchName(folder, branch);
  for (const id of [commit, expected]) {
    if (id !== undefined && !/^[0-9a-f]{40,64}$/.test(id)) {
      throw new InputError(`${JSON.stringify(id)} is no full name of a commit`);
    }
  }
  const ref = `refs/heads/${branch}`;
  const where = `${folder.name}, branch ${branch}`;
  try {
    await folder.call([
      ...['push', '--porcelain', '--no-verify', '--no-follow-tags'],
      `--force-with-lease=${ref}:${expected ?? ''}`,
      ...['--end-of-options', folder.url, `${commit ?? ''}:${ref}`],
    ]);
  } catch (error) {
    const failure = mirrorError(withOutput(error), where);
    const gone = commit === undefined && (await isGone(folder, failure, ref));
    if (!gone) throw failure;
  }
  await folder.noteBranch(branch, commit);
}

/** What the portal's own branches are called; nothing in it is special to git. */
const PLAIN = /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/;

async function checkBranchName(folder: MirrorFolder, branch: string) {
  if (PLAIN.test(branch)) return;
  const { code } = await folder.run(
    ['check-ref-format', `refs/heads/${branch}`],
    [0, 1],
  );
  if (code === 0 && !branch.startsWith('-')) return;
  throw new InputError(`${JSON.stringify(branch)} cannot name a branch`);
}

/** Of a deletion that failed: whether somebody else deleted it before. */
async function isGone(
  folder: MirrorFolder,
  failure: MirrorError,
  ref: string,
): Promise<boolean> {
  if (!['moved', 'rejected', 'unavailable'].includes(failure.failure)) {
    return false;
  }
  const { stdout } = await folder
    .call(['ls-remote', '--end-of-options', folder.url, ref])
    .catch(error => {
      throw mirrorError(error, folder.name);
    });
  return stdout.length === 0;
}

/** A refusal stands in the output of `--porcelain`, its reason beside it. */
function withOutput(error: unknown) {
  if (!(error instanceof GitError)) return error;
  const { command, code, said, output, reason } = error;
  return new GitError(command, code, `${said}\n${output}`, reason);
}
