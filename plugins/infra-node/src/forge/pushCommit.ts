import type { Mirror } from '../mirror/types';
import type { CommitSettings } from './commitSettings';
import type { Forge } from './types';

export interface Push {
  mirror: Mirror;
  forge: Forge;
  commits: CommitSettings['commits'];
  branch: string;
  /** In the mirror; with `api`, GitHub makes one of the same files. */
  commit: string;
  /** Commit that the branch must be at; undefined: it is made. */
  expected: string | undefined;
  /** Commit that it follows, where the branch is made. */
  base: string;
  message: string;
}

/**
 * Moves a branch to a commit and tells which one it is at then.
 * @throws MirrorError or ForgeError; when the branch is elsewhere, `moved` or
 *   `conflict`
 */
export async function pushCommit(push: Push): Promise<string> {
  const { mirror, forge, commits, branch, commit, expected, message } = push;
  if (commits === 'git') {
    await mirror.push(branch, commit, expected);
    return commit;
  }
  const parent = expected ?? push.base;
  const paths = await mirror.changedPaths(parent, commit);
  const files = await Promise.all(
    paths.map(async path => ({ path, text: await mirror.read(commit, path) })),
  );
  return forge.commit({ branch, expected, parent, files, message });
}
