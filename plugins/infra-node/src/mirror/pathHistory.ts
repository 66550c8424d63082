import { runLocal } from './runLocal';

const SECOND = 1_000;
const RECORD = '\x1e';
const FIELD = '\x1f';
/** As GitHub writes them: of a merge, and at the end of what was squashed. */
const MERGED = /^Merge pull request #(\d{1,9}) /;
const SQUASHED = /\(#(\d{1,9})\)$/;

/** A commit of a branch that changed some paths. */
export interface PathCommit {
  commit: string;
  parents: string[];
  /** When it came into the branch, milliseconds since 1970. */
  at: number;
  /** First line of its message. */
  title: string;
  /** Number of the pull request that it says it is of. */
  pull?: number;
  /** Those of the paths' files that it changed. */
  files: string[];
}

/**
 * Commits of a branch that changed something under some paths, the newest
 * first; a merge counts as one commit.
 * @param directory of a bare repository
 * @param paths none: all commits, those that changed nothing too
 * @param options.since milliseconds since 1970
 * @throws GitError when the commit is not there
 */
export async function pathHistory(
  directory: string,
  commit: string,
  paths: readonly string[],
  { since, limit }: { since: number; limit: number },
): Promise<PathCommit[]> {
  const log = await runLocal(directory, [
    ...['log', '--first-parent', '-m', '--name-only', `-n${limit}`],
    ...[`--max-age=${Math.floor(since / SECOND)}`, '--no-renames'],
    `--format=${RECORD}%H${FIELD}%ct${FIELD}%P${FIELD}%s${FIELD}`,
    ...['--end-of-options', commit, '--', ...paths],
  ]);
  return log
    .split(RECORD)
    .slice(1)
    .map(record => {
      const [hash, time, parents, subject, files] = record.split(FIELD);
      const pull = (MERGED.exec(subject) ?? SQUASHED.exec(subject))?.[1];
      return {
        commit: hash,
        parents: parents.split(' ').filter(Boolean),
        at: Number(time) * SECOND,
        title: subject,
        ...(pull !== undefined && { pull: Number(pull) }),
        files: files.split('\n').filter(Boolean),
      };
    });
}

/**
 * Commits of a branch up to one, first parents only: tells which of two is newer.
 * @throws GitError when the commit is not there
 */
export async function branchHeight(
  directory: string,
  commit: string,
): Promise<number> {
  const count = ['rev-list', '--first-parent', '--count'];
  return Number(
    await runLocal(directory, [...count, '--end-of-options', commit]),
  );
}
