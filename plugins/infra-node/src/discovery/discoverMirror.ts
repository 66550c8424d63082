import type {
  Discovery,
  DiscoveryFinding,
  Standards,
} from '@infra-portal/infra-common';
import { LruMap } from '../cache';
import type { Mirror, MirrorEntry } from '../mirror';
import { readStandards, StandardsError } from '../standards';
import { MAX_FILE_BYTES } from '../terraform/read/moduleDirectory';
import { discover, filesToRead } from './discover';
import type { FileFacts } from './facts';
import { readFacts, TOO_LARGE } from './readFacts';
import type { TreeEntry } from './tree';

/** Files that are read from git at a time, so that not all are in memory. */
const AT_ONCE = 200;

/** What files said, by content: the next commit reads only what is new. */
export type FactsCache = LruMap<string, FileFacts>;

/** A cache for the files of some ten thousand stacks. */
export const createFactsCache = (): FactsCache => new LruMap(100_000);

/**
 * The standards of a `portal.yaml`, or what is wrong with it: then all else is
 * found without them.
 */
export function standardsIn(text: string | undefined): {
  standards?: Standards;
  findings: DiscoveryFinding[];
} {
  if (text === undefined) return { findings: [] };
  try {
    return { standards: readStandards(text), findings: [] };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const findings = error.problems.map(({ file, line, message }) => ({
      code: 'unreadable-file' as const,
      severity: 'error' as const,
      file,
      line,
      message,
    }));
    return { findings };
  }
}

/**
 * {@link discover} over a commit of a mirror, with the standards in it.
 * @throws MirrorError when the commit cannot be read
 */
export async function discoverMirror(
  mirror: Mirror,
  commit: string,
  { cache, now }: { cache: FactsCache; now: Date },
): Promise<{
  found: Discovery;
  standards?: Standards;
  entries: readonly TreeEntry[];
}> {
  const { host, owner, name } = mirror.repository;
  const entries = treeEntries(await mirror.list(commit));
  const text = await mirror.read(commit, 'portal.yaml');
  const { standards, findings } = standardsIn(text);
  const facts = await factsOf(mirror, entries, cache);
  const found = discover(entries, facts, {
    host,
    repository: `${owner}/${name}`,
    tags: await mirror.tagNames(),
    now,
    ...(standards && { layout: standards.layout, standards }),
  });
  return {
    found: { ...found, findings: [...findings, ...found.findings] },
    ...(standards && { standards }),
    entries,
  };
}

function treeEntries(entries: readonly MirrorEntry[]): TreeEntry[] {
  return entries.flatMap(({ path, id, mode }): TreeEntry[] => {
    if (mode.startsWith('100')) return [{ path, blob: id, kind: 'file' }];
    // A submodule has no content here.
    return mode === '120000' ? [{ path, blob: id, kind: 'symlink' }] : [];
  });
}

async function factsOf(
  mirror: Mirror,
  entries: readonly TreeEntry[],
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
