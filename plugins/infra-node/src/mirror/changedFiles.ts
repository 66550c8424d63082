import { runLocal } from './runLocal';

/** A file that a pull request changes, as git tells it. */
export interface ChangedFile {
  path: string;
  /** Its path before, of a renamed one. */
  from?: string;
  state: 'added' | 'changed' | 'removed' | 'renamed';
  /** What it was, if anything: `100644`, `120000` (symlink), `160000` (submodule). */
  before?: { mode: string; id: string };
  after?: { mode: string; id: string };
  /** Lines that come and go; undefined where git does not compare lines. */
  added?: number;
  removed?: number;
  /** Bytes after, or before where it goes; 0 of submodules. */
  size: number;
}

/** Larger files are not compared line by line. Bytes. */
const LONGEST = '4m';

const NONE = /^0+$/;

/**
 * Files that differ between two commits, renamed ones as one, with what `git
 * diff` counts; in the order of their paths.
 * @param directory of a bare repository
 * @throws GitError when a commit is not there
 */
export async function changedFiles(
  directory: string,
  from: string,
  to: string,
): Promise<ChangedFile[]> {
  const told = await runLocal(directory, [
    ...['-c', `core.bigFileThreshold=${LONGEST}`],
    ...['diff-tree', '-r', '-z', '-M', '-l2000', '--raw', '--numstat'],
    ...['--no-abbrev', '--no-textconv', '--no-ext-diff'],
    ...['--end-of-options', from, to],
  ]);
  const files = readDiffTree(told.split('\0'));
  const sizes = await sizesOf(
    directory,
    files.flatMap(file => idOf(file) ?? []),
  );
  return files.map(file => ({ ...file, size: sizes.get(idOf(file)!) ?? 0 }));
}

type Told = Omit<ChangedFile, 'size'>;

/** The blob whose size is told; submodules have none. */
function idOf({ before, after }: Told): string | undefined {
  const side = after ?? before;
  return side?.mode === '160000' ? undefined : side?.id;
}

/** Reads raw rows, and then the counts of the same files. */
function readDiffTree(tokens: readonly string[]): Told[] {
  const files: Told[] = [];
  let at = 0;
  while (tokens[at]?.startsWith(':')) {
    const [was, is, old, young, letter] = tokens[at].slice(1).split(' ');
    const isRenamed = letter.startsWith('R');
    const [first, second] = [tokens[at + 1], tokens[at + 2]];
    files.push({
      path: isRenamed ? second : first,
      ...(isRenamed && { from: first }),
      state: stateOf(letter, isRenamed),
      ...(!NONE.test(old) && { before: { mode: was, id: old } }),
      ...(!NONE.test(young) && { after: { mode: is, id: young } }),
    });
    at += isRenamed ? 3 : 2;
  }
  for (const file of files) {
    const [added, removed] = (tokens[at] ?? '').split('\t');
    if (added !== '-') {
      file.added = Number(added);
      file.removed = Number(removed);
    }
    at += file.from === undefined ? 1 : 3;
  }
  return files;
}

function stateOf(letter: string, isRenamed: boolean): ChangedFile['state'] {
  if (isRenamed) return 'renamed';
  if (letter.startsWith('A')) return 'added';
  return letter.startsWith('D') ? 'removed' : 'changed';
}

/** Bytes of objects; those that are not there are left out. */
async function sizesOf(
  directory: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const told = await runLocal(
    directory,
    ['cat-file', '--batch-check=%(objectname) %(objectsize)'],
    `${[...new Set(ids)].join('\n')}\n`,
  );
  const sizes = new Map<string, number>();
  for (const row of told.split('\n')) {
    const [id, size] = row.split(' ');
    if (/^\d+$/.test(size)) sizes.set(id, Number(size));
  }
  return sizes;
}

/**
 * Number of commits that one commit has and another has not.
 * @throws GitError when a commit is not there
 */
export async function commitCount(
  directory: string,
  from: string,
  to: string,
): Promise<number> {
  const args = ['rev-list', '--count', '--end-of-options', to, `^${from}`];
  return Number(await runLocal(directory, args));
}

/**
 * The commit that one follows on its branch; undefined of the first one.
 * @throws GitError when the commit is not there
 */
export async function firstParent(
  directory: string,
  commit: string,
): Promise<string | undefined> {
  const told = await runLocal(directory, [
    ...['rev-list', '--parents', '-n1', '--end-of-options', commit],
  ]);
  return told.trim().split(' ')[1];
}
