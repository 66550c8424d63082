import { isSloFile } from '@infra-portal/infra-node';
import { listTree, readBlob } from '../../github/git/objects';
import { git } from '../../github/git/run';

/** A file of a default branch, and when it came there. */
export interface SourceFile {
  path: string;
  text: string;
  /** Milliseconds. */
  arrived: number;
}

/** Files of golden paths have holes where a service fills them. */
const PATHS = /(^|\/)golden-paths\//;
/** Documents that objectives refer to. */
const SHARED = /(^|\/)slo\/_shared\/[^/]+\.ya?ml$/;
const RULES = /\.rules\.ya?ml$/;
const LARGEST = 1024 * 1024;

export const isRuleFile = (path: string) => RULES.test(path);

/** Files of a commit that say what Prometheus measures and records. */
export async function readFiles(
  directory: string,
  commit: string,
): Promise<SourceFile[]> {
  const tree = await listTree(directory, commit, { recursive: true });
  const wanted = tree.filter(
    ({ type, path, size = 0 }) =>
      type === 'blob' &&
      size <= LARGEST &&
      !PATHS.test(path) &&
      (isSloFile(path) || SHARED.test(path) || isRuleFile(path)),
  );
  if (wanted.length === 0) return [];
  const arrivals = await arrivalsAt(directory, commit);
  const files: SourceFile[] = [];
  for (const { path, sha } of wanted) {
    const text = (await readBlob(directory, sha)).toString('utf8');
    files.push({ path, text, arrived: arrivals.get(path) ?? 0 });
  }
  return files;
}

/** When each file came to the branch last: with the merge, not when it was written. */
async function arrivalsAt(
  directory: string,
  commit: string,
): Promise<Map<string, number>> {
  const { text } = await git(directory, [
    ...['log', '-z', '--first-parent', '--diff-merges=first-parent'],
    ...['--no-renames', '--diff-filter=A', '--name-only'],
    ...['--format=%x01%ct', commit, '--', '*.slo.y*ml', '*.rules.y*ml'],
  ]);
  const arrivals = new Map<string, number>();
  let time = 0;
  for (const part of text.split('\0')) {
    const name = part.replace(/^\n/, '');
    if (name.startsWith('\x01')) time = Number(name.slice(1)) * 1_000;
    else if (name && !arrivals.has(name)) arrivals.set(name, time);
  }
  return arrivals;
}
