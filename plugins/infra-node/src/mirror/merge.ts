import type { GitProgram } from './git/GitProgram';

import { MirrorError, type MergeConflict } from './types';

/** What `git merge-tree` found: a tree, or files that do not go together. */
export interface TreeMerge {
  tree: string;
  /** By path: the objects of base, ours and theirs. */
  conflicts: Map<string, Partial<Record<Side, string>>>;
}

type Side = 'base' | 'ours' | 'theirs';
const SIDES: Record<string, Side> = { 1: 'base', 2: 'ours', 3: 'theirs' };
const STAGE = /^\d{6} ([0-9a-f]{40,64}) ([123])\t([^]+)$/;

/**
 * Merges the trees of two commits without touching a branch.
 * @throws MirrorError `unavailable` with a git that cannot do it
 */
export async function mergeTrees(
  directory: string,
  git: GitProgram,
  ours: string,
  theirs: string,
): Promise<TreeMerge> {
  if (!git.atLeast(2, 38)) {
    throw new MirrorError(
      'unavailable',
      `Merging needs git 2.38 or later; this machine has git ${git.version.join(
        '.',
      )}`,
    );
  }
  const { stdout } = await git.run(
    directory,
    [
      ...['merge-tree', '--write-tree', '-z', '--no-messages'],
      ...['--allow-unrelated-histories', ours, theirs],
    ],
    { okCodes: [0, 1] },
  );
  const [tree, ...rows] = stdout.toString('utf8').split('\0');
  const conflicts: TreeMerge['conflicts'] = new Map();
  for (const row of rows) {
    const match = STAGE.exec(row);
    if (!match) continue;
    const [, id, stage, path] = match;
    conflicts.set(path, { ...conflicts.get(path), [SIDES[stage]]: id });
  }
  return { tree: tree.trim(), conflicts };
}

/** The conflicts with the texts of both sides and of what both come from. */
export async function conflictTexts(
  { conflicts }: TreeMerge,
  read: (ids: string[]) => Promise<Map<string, string>>,
): Promise<MergeConflict[]> {
  const ids = [...conflicts.values()].flatMap(sides => Object.values(sides));
  const texts = await read(ids);
  return [...conflicts].map(([path, sides]) => ({
    path,
    ...Object.fromEntries(
      Object.entries(sides).map(([side, id]) => [side, texts.get(id) ?? '']),
    ),
  }));
}
