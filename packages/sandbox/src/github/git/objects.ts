import { git } from './run';

export interface TreeItem {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes; only blobs have one. */
  size?: number;
  path: string;
}

/** Entries of a tree, in git's order; `recursive` also lists subtrees. */
export async function listTree(
  directory: string,
  tree: string,
  options: { recursive?: boolean } = {},
): Promise<TreeItem[]> {
  const { text } = await git(directory, [
    'ls-tree',
    '-z',
    '-l',
    ...(options.recursive ? ['-r', '-t'] : []),
    tree,
  ]);
  return text
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t');
      const [mode, type, sha, size] = line.slice(0, tab).split(/\s+/);
      return {
        mode,
        type: type as TreeItem['type'],
        sha,
        ...(size !== '-' && { size: Number(size) }),
        path: line.slice(tab + 1),
      };
    });
}

/** The entry at `path` in a commit or tree; `undefined` when there is none. */
export async function findEntry(
  directory: string,
  commit: string,
  path: string,
): Promise<TreeItem | undefined> {
  const { text } = await git(directory, [
    'ls-tree',
    '-z',
    '-l',
    commit,
    '--',
    path,
  ]);
  const [line] = text.split('\0').filter(Boolean);
  if (!line) return undefined;
  const tab = line.indexOf('\t');
  const [mode, type, sha, size] = line.slice(0, tab).split(/\s+/);
  return {
    mode,
    type: type as TreeItem['type'],
    sha,
    ...(size !== '-' && { size: Number(size) }),
    path: line.slice(tab + 1),
  };
}

/** Type of an object; `undefined` when it does not exist. */
export async function objectType(
  directory: string,
  sha: string,
): Promise<string | undefined> {
  const { code, text } = await git(directory, ['cat-file', '-t', sha], {
    okCodes: [0, 1, 128],
  });
  return code === 0 ? text.trim() : undefined;
}

export async function readBlob(
  directory: string,
  sha: string,
): Promise<Buffer> {
  const { stdout } = await git(directory, ['cat-file', 'blob', sha]);
  return stdout;
}

/**
 * Why a path may not stand in a tree; `undefined` when it may. Stricter than
 * git where a checkout elsewhere could be harmed.
 */
export function badPath(path: string): string | undefined {
  if (path === '') return 'path cannot be empty';
  if (path.includes('\0')) return 'path contains a NUL byte';
  if (path.startsWith('/') || path.endsWith('/')) {
    return 'path cannot start or end with a slash';
  }
  const bad = path
    .split('/')
    .find(
      part =>
        part === '' || part === '.' || part === '..' || /^\.git$/i.test(part),
    );
  return bad === undefined
    ? undefined
    : `path contains a malformed path component: ${JSON.stringify(bad)}`;
}
