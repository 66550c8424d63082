import { LruMap } from '../cache';
import type { Difference, Mirror, MirrorEntry } from '../mirror';
import { MAX_FILE_BYTES } from '../terraform/read/moduleDirectory';
import { filesToRead } from './discover';
import type { FileChanges } from './Discoverer';
import type { FileFacts } from './facts';
import { readFacts, TOO_LARGE } from './readFacts';
import type { TreeEntry } from './tree';

/** Files that are read from git at a time, so that not all are in memory. */
const AT_ONCE = 200;

/** What files said, by content: the next commit reads only what is new. */
export type FactsCache = LruMap<string, FileFacts>;

/** A cache for the files of some ten thousand stacks. */
export const createFactsCache = (): FactsCache => new LruMap(100_000);

function entryOf(
  path: string,
  { id, mode }: { id: string; mode: string },
): TreeEntry | undefined {
  if (mode.startsWith('100')) return { path, blob: id, kind: 'file' };
  // A submodule has no content here.
  return mode === '120000' ? { path, blob: id, kind: 'symlink' } : undefined;
}

/** The files of a commit. */
export function entriesOf(entries: readonly MirrorEntry[]): TreeEntry[] {
  return entries.flatMap(({ path, ...row }) => entryOf(path, row) ?? []);
}

/** What became of the files of a commit in another one. */
export function changesOf(differences: readonly Difference[]): FileChanges {
  const put: TreeEntry[] = [];
  const removed: string[] = [];
  for (const { path, after } of differences) {
    const entry = after && entryOf(path, after);
    if (entry) put.push(entry);
    else removed.push(path);
  }
  return { put, removed };
}

/** What files say, by `factsKey`. */
export async function readFactsOf(
  mirror: Mirror,
  entries: Iterable<TreeEntry>,
  cache: FactsCache,
): Promise<Map<string, FileFacts>> {
  const facts = new Map<string, FileFacts>();
  const unread: ReturnType<typeof filesToRead> = [];
  for (const wanted of filesToRead(entries)) {
    const known = cache.get(wanted.key);
    if (known) facts.set(wanted.key, known);
    else unread.push(wanted);
  }
  for (let at = 0; at < unread.length; at += AT_ONCE) {
    const some = unread.slice(at, at + AT_ONCE);
    const texts = await mirror.readObjects(some.map(({ entry }) => entry.blob));
    for (const { entry, role, key } of some) {
      const text = texts.get(entry.blob);
      const said: FileFacts =
        text === undefined || Buffer.byteLength(text) > MAX_FILE_BYTES
          ? TOO_LARGE
          : readFacts(text, entry.path, role);
      facts.set(key, said);
      cache.set(key, said);
    }
  }
  return facts;
}
