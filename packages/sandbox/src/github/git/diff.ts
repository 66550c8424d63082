import { resolve } from './refs';
import { git } from './run';

/** Git knows this tree without having it stored. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Bytes of one file's patch above which GitHub leaves the patch out. */
const MAX_PATCH = 500_000;
/** Bytes of all patches together; later files come without one. */
const MAX_PATCHES = 16_000_000;

/** One changed file, in GitHub's words. */
export interface FileDiff {
  filename: string;
  previous_filename?: string;
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  additions: number;
  deletions: number;
  changes: number;
  /** Of the blob after the change; of a removed file, the one before. */
  sha: string;
  /** Hunks only; absent for binary and very large files and pure renames. */
  patch?: string;
}

/** The newest common ancestor, or `undefined` for unrelated histories. */
export async function mergeBase(
  directory: string,
  base: string,
  head: string,
): Promise<string | undefined> {
  const { code, text } = await git(directory, ['merge-base', base, head], {
    okCodes: [0, 1],
  });
  return code === 0 ? text.trim() : undefined;
}

/**
 * What changed between two commits or trees (`undefined`: the empty tree), with
 * renames found, in git's order (by path).
 */
export async function diffFiles(
  directory: string,
  base: string | undefined,
  head: string,
): Promise<FileDiff[]> {
  const range = [base ?? EMPTY_TREE, head];
  const flags = ['-r', '-M', '--full-index', '--no-ext-diff', '--no-textconv'];
  const [list, patches] = await Promise.all([
    git(directory, [
      'diff-tree',
      ...flags,
      '-z',
      '--raw',
      '--numstat',
      ...range,
    ]),
    git(directory, ['diff-tree', ...flags, '-p', ...range], {
      maxOutput: MAX_PATCHES,
    }),
  ]);
  const files = parseList(list.text);
  addPatches(files, patches.text, patches.truncated);
  return files;
}

/** The same as a patch that `git apply` takes: GitHub's diff media type. */
export async function diffText(
  directory: string,
  base: string | undefined,
  head: string,
): Promise<Buffer> {
  const range = [base ?? EMPTY_TREE, head];
  const { stdout } = await git(directory, [
    ...['diff-tree', '-r', '-M', '-p', '--binary', '--no-ext-diff'],
    ...range,
  ]);
  return stdout;
}

/** `a..b` as mails, oldest first: GitHub's patch media type. */
export async function patchText(
  directory: string,
  range: string[],
): Promise<Buffer> {
  const { stdout } = await git(directory, [
    ...['format-patch', '--stdout', '--binary', '--no-ext-diff', ...range],
  ]);
  return stdout;
}

const statuses: Record<string, FileDiff['status']> = {
  A: 'added',
  D: 'removed',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

interface Entry extends FileDiff {
  /** A file that became a symlink or the like is two patches in git. */
  sections: number;
}

function parseList(text: string): Entry[] {
  const fields = text.split('\0');
  const files: Entry[] = [];
  let at = 0;
  while (fields[at]?.startsWith(':')) {
    const [before, after, from, to, code] = fields[at].slice(1).split(' ');
    const moved = code[0] === 'R' || code[0] === 'C';
    const onlyMode = code[0] === 'M' && from === to && before !== after;
    files.push({
      filename: fields[at + (moved ? 2 : 1)],
      ...(moved && { previous_filename: fields[at + 1] }),
      status: onlyMode ? 'changed' : statuses[code[0]] ?? 'modified',
      additions: 0,
      deletions: 0,
      changes: 0,
      sha: code[0] === 'D' ? from : to,
      sections: code[0] === 'T' ? 2 : 1,
    });
    at += moved ? 3 : 2;
  }
  for (const file of files) {
    const [added, removed] = fields[at].split('\t');
    // Binary files have "-" here.
    file.additions = Number(added) || 0;
    file.deletions = Number(removed) || 0;
    file.changes = file.additions + file.deletions;
    at += file.previous_filename === undefined ? 1 : 3;
  }
  return files;
}

/** Lines of a patch begin with a space, +, -, \ or @: only headers with this. */
const HEADER = '\ndiff --git ';

function addPatches(files: Entry[], text: string, truncated: boolean) {
  const sections = `\n${text}`.split(HEADER).slice(1);
  // What was cut off in the middle is not a patch.
  if (truncated) sections.pop();
  let at = 0;
  for (const file of files) {
    const mine = sections.slice(at, at + file.sections);
    at += file.sections;
    const complete = mine.length === file.sections;
    const hunks = mine.map(readHunks).filter(hunk => hunk !== undefined);
    const patch = hunks.join('\n');
    if (complete && hunks.length > 0 && patch.length <= MAX_PATCH) {
      file.patch = patch;
    }
    delete (file as Partial<Entry>).sections;
  }
}

function readHunks(section: string): string | undefined {
  const start = section.indexOf('\n@@ ');
  return start < 0 ? undefined : section.slice(start + 1).replace(/\n$/, '');
}

/** The commit's changes against its first parent. */
export async function commitFilesChanged(
  directory: string,
  sha: string,
): Promise<FileDiff[]> {
  return diffFiles(directory, await resolve(directory, `${sha}^1`), sha);
}
