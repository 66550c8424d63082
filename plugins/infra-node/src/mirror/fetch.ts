import fs from 'node:fs/promises';
import path from 'node:path';
import type { GitProgram } from './git/GitProgram';

/** What a mirror takes over: branches and tags, at the same place. */
const REFSPECS = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
const MIRRORED = /^refs\/(heads|tags)\//;

interface FetchOptions {
  timeout?: number;
  outgrown?: () => Promise<boolean>;
  /** Somebody says that there is something new: it is not asked for first. */
  moved?: boolean;
}

interface RemoteRefs {
  /** Object names by ref. */
  refs: Map<string, string>;
  /** What HEAD stands for; absent when the remote does not say. */
  head: string | undefined;
}

/**
 * Makes the branches, tags and HEAD of a bare repository those of the remote.
 * Nothing is fetched when all of them are the same. HEAD stays as it is when
 * branches moved: then it is not asked for.
 */
export async function fetchInto(
  directory: string,
  url: string,
  git: GitProgram,
  { moved, ...limits }: FetchOptions = {},
): Promise<void> {
  const asked = moved ? undefined : await compare(directory, url, git);
  if (!asked?.isSame) {
    await git.call(
      directory,
      url,
      [
        ...['fetch', '--quiet', '--prune', '--no-tags', '--force'],
        ...['--no-write-fetch-head', '--no-auto-maintenance'],
        ...['--no-recurse-submodules', '--end-of-options', url, ...REFSPECS],
      ],
      limits,
    );
  }
  if (asked?.head && asked.head !== (await headRef(directory))) {
    await git.run(directory, ['symbolic-ref', 'HEAD', asked.head]);
  }
}

/**
 * Fetches the head of a pull request, which may be of a fork or of a branch that
 * is gone, to a place where it stays.
 */
export async function fetchPullInto(
  directory: string,
  url: string,
  git: GitProgram,
  number: number,
): Promise<void> {
  const refspec = `+refs/pull/${number}/head:refs/portal/pull/${number}`;
  await git.call(directory, url, [
    ...['fetch', '--quiet', '--no-tags', '--force', '--no-write-fetch-head'],
    ...['--no-auto-maintenance', '--no-recurse-submodules'],
    ...['--end-of-options', url, refspec],
  ]);
}

async function compare(directory: string, url: string, git: GitProgram) {
  const [{ refs, head }, local] = await Promise.all([
    remoteRefs(directory, url, git),
    localRefs(directory, git),
  ]);
  return { isSame: sameRefs(refs, local), head };
}

/** What HEAD stands for here: `refs/heads/main`. */
export async function headRef(directory: string): Promise<string | undefined> {
  const file = path.join(directory, 'HEAD');
  const text = await fs.readFile(file, 'utf8').catch(() => '');
  return /^ref: (\S+)\n$/.exec(text)?.[1];
}

async function remoteRefs(
  directory: string,
  url: string,
  git: GitProgram,
): Promise<RemoteRefs> {
  const { stdout } = await git.call(directory, url, [
    ...['ls-remote', '--symref', '--end-of-options', url],
  ]);
  const refs = new Map<string, string>();
  let head: string | undefined;
  for (const line of stdout.toString('utf8').split('\n')) {
    const [value, ref] = line.split('\t');
    if (!ref) continue;
    if (ref === 'HEAD' && value.startsWith('ref: ')) head = value.slice(5);
    // `^{}` is what an annotated tag points at.
    if (MIRRORED.test(ref) && !ref.endsWith('^{}')) refs.set(ref, value);
  }
  return { refs, head };
}

async function localRefs(
  directory: string,
  git: GitProgram,
): Promise<Map<string, string>> {
  const { stdout } = await git.run(directory, [
    ...['for-each-ref', '--format=%(objectname)%09%(refname)'],
    ...['refs/heads/', 'refs/tags/'],
  ]);
  const rows = stdout.toString('utf8').split('\n').filter(Boolean);
  return new Map(
    rows.map((row): [string, string] => {
      const [id, ref] = row.split('\t');
      return [ref, id];
    }),
  );
}

function sameRefs(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size === b.size && [...a].every(([ref, id]) => b.get(ref) === id);
}

/** Bytes of the files of a folder, those that vanish meanwhile left out. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await fs
    .readdir(folder, { withFileTypes: true })
    .catch(() => []);
  const sizes = await Promise.all(
    entries.map(async entry => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return folderSize(name);
      const stat = await fs.lstat(name).catch(() => undefined);
      return stat?.size ?? 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
