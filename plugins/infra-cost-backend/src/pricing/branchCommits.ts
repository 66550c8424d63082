import {
  branchHeight,
  LruMap,
  type Mirror,
  type PathCommit,
  pathHistory,
} from '@infra-portal/infra-node';
import path from 'node:path';
import type { PricedCommit } from '../store';

const DAY = 24 * 60 * 60_000;
/** Days that are looked back. */
const LOOKED_BACK = 365;
const MOST_COMMITS = 3_000;

/** A commit of a branch with the files that it changed. */
export interface BranchCommit extends PricedCommit {
  parent?: string;
  files: readonly string[];
}

const priced = (
  { commit, at, title, pull, parents, files }: PathCommit,
  height: number,
): BranchCommit => ({
  ...{ id: commit, at, height, title, files },
  ...(parents.length > 0 && { parent: parents[0] }),
  ...(pull !== undefined && { pullRequest: pull }),
});

/** Commits of the last year up to one, first parents only, the newest first. */
export async function branchCommits(
  { directory }: Pick<Mirror, 'directory'>,
  head: string,
  now: number,
): Promise<BranchCommit[]> {
  const [all, height] = await Promise.all([
    pathHistory(directory, head, [], {
      since: now - LOOKED_BACK * DAY,
      limit: MOST_COMMITS,
    }),
    branchHeight(directory, head),
  ]);
  return all.map((each, index) => priced(each, height - index));
}

/** The newest commit up to one that changed something in some folders. */
export async function lastTouching(
  { directory }: Pick<Mirror, 'directory'>,
  commit: string,
  folders: readonly string[],
): Promise<BranchCommit | undefined> {
  const [found] = await pathHistory(
    directory,
    commit,
    folders.map(folder => folder || '.'),
    { since: 0, limit: 1 },
  );
  return found && priced(found, await branchHeight(directory, found.commit));
}

/** The folder of a file when Terraform reads it, as trees name it. */
function folderRead(file: string): string | undefined {
  if (!/\.(tf|tfvars)(\.json)?$/.test(file)) return undefined;
  const folder = path.posix.dirname(file);
  return folder === '.' ? '' : folder;
}

/** Folders in which something that Terraform reads is among some files. */
export const foldersRead = (files: readonly string[]): Set<string> =>
  new Set(files.flatMap(file => folderRead(file) ?? []));

/** Whether a commit changed what Terraform reads in one of some folders. */
export function touches(
  { files }: Pick<BranchCommit, 'files'>,
  folders: ReadonlySet<string>,
): boolean {
  return files.some(file => {
    const folder = folderRead(file);
    return folder !== undefined && folders.has(folder);
  });
}

type Commits = ReadonlyMap<string, PricedCommit>;

/** Commits up to heads, by hash; reports of one push come together. */
const known = new LruMap<string, Promise<Commits>>(8);

function commitsUpTo(mirror: Mirror, head: string, now: number) {
  const day = Math.floor(now / DAY);
  const key = `${mirror.directory} ${head} ${day}`;
  const before = known.get(key);
  if (before) return before;
  const made = branchCommits(mirror, head, now).then(
    all => new Map(all.map(({ files, parent, ...each }) => [each.id, each])),
  );
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

/** A commit of the default branch in the last year; undefined when it is none. */
export async function commitOfBranch(
  mirror: Mirror,
  commit: string,
  now: number,
): Promise<PricedCommit | undefined> {
  const look = async () => {
    const head = await mirror.head(await mirror.defaultBranch());
    if (head === undefined) return undefined;
    return (await commitsUpTo(mirror, head, now)).get(commit);
  };
  const found = mirror.age() === undefined ? undefined : await look();
  if (found) return found;
  // It may have been pushed a moment ago.
  await mirror.update();
  return look();
}
