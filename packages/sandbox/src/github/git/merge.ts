import fs from 'node:fs/promises';
import path from 'node:path';
import { git } from './run';

export interface MergedTree {
  clean: boolean;
  /** The merged tree; with conflict markers in it when not `clean`. */
  tree: string;
  /** Paths in conflict. */
  conflicts: string[];
}

/**
 * Merges two commits without touching refs, by git's own merge. Needs git 2.38;
 * older ones merge in a temporary folder, with the same result but slower.
 */
export async function mergeTree(
  directory: string,
  base: string,
  head: string,
): Promise<MergedTree> {
  const { code, text } = await git(
    directory,
    [
      'merge-tree',
      '--write-tree',
      '--no-messages',
      '--name-only',
      '-z',
      base,
      head,
    ],
    { okCodes: [0, 1, 129] },
  );
  if (code === 129) return mergeInFolder(directory, base, head);
  const [tree, ...conflicts] = text.split('\0').filter(Boolean);
  return { clean: code === 0, tree, conflicts };
}

/** The same for git before 2.38, by way of files on disk. */
export async function mergeInFolder(
  directory: string,
  base: string,
  head: string,
): Promise<MergedTree> {
  // Inside the repository, so that a start after a crash finds and removes it.
  const folder = await fs.mkdtemp(path.join(directory, 'merge-'));
  const files = path.join(folder, 'files');
  const env = {
    GIT_DIR: directory,
    GIT_WORK_TREE: files,
    GIT_INDEX_FILE: path.join(folder, 'index'),
  };
  try {
    await fs.mkdir(files);
    const ancestor = await git(directory, ['merge-base', base, head]);
    await git(files, ['read-tree', base], { env });
    await git(files, ['checkout-index', '--all', '--quiet', '-u'], { env });
    const { code } = await git(
      files,
      ['merge-recursive', ancestor.text.trim(), '--', base, head],
      { env, okCodes: [0, 1] },
    );
    const unmerged = await git(files, ['ls-files', '-u', '-z'], { env });
    const conflicts = unmerged.text
      .split('\0')
      .filter(Boolean)
      .map(line => line.slice(line.indexOf('\t') + 1));
    if (code !== 0) await git(files, ['add', '--all'], { env });
    const { text } = await git(files, ['write-tree'], { env });
    return {
      clean: code === 0,
      tree: text.trim(),
      conflicts: [...new Set(conflicts)],
    };
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
