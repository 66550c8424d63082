import {
  type GitSource,
  parseModuleSource,
  type Standards,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  type CodeownersRule,
  discover,
  type FileFacts,
  filesToRead,
  LruMap,
  type Mirror,
  type MirrorEntry,
  parseCodeowners,
  readFacts,
  readStandards,
  repositoryName,
  StandardsError,
  type TreeEntry,
} from '@infra-portal/infra-node';
import type { RepositoryContents } from '../readModel';
import { keptModules, keptStacks } from './keptStacks';

/** Files that are read from git at a time, so that not all are in memory. */
const AT_ONCE = 200;

const TOO_LARGE: FileFacts = {
  kind: 'broken',
  line: 1,
  column: 1,
  problem: 'it is larger than the portal reads',
};

/** What files said, by content: the next commit reads only what is new. */
export type FactsCache = LruMap<string, FileFacts>;

/** A cache for the files of some ten thousand stacks. */
export const createFactsCache = (): FactsCache => new LruMap(100_000);

/**
 * Reads what a repository holds at a commit.
 * @throws MirrorError when the commit cannot be read
 */
export async function readRepository(
  mirror: Mirror,
  { url, branch, commit }: { url: string; branch: string; commit: string },
  cache: FactsCache,
): Promise<RepositoryContents> {
  const { host, owner, name } = mirror.repository;
  const entries = treeEntries(await mirror.list(commit));
  const { standards, problems: broken } = await standardsOf(mirror, commit);
  const facts = await factsOf(mirror, entries, cache);
  const found = discover(entries, facts, {
    host,
    repository: `${owner}/${name}`,
    tags: await mirror.tagNames(),
    ...(standards && { layout: standards.layout, standards }),
  });
  const rules = await codeowners(mirror, commit, entries);
  const { stacks, problems } = keptStacks(found, rules);
  const repository = repositoryName(mirror.repository);
  const modulesAt = standards && addressOf(standards.modules.url);
  return {
    repository,
    url,
    branch,
    commit,
    ...(modulesAt !== undefined && { modulesAt }),
    stacks,
    modules: keptModules(repository, found, rules),
    things: found.layers,
    problems: [...broken, ...problems],
  };
}

/** `host/owner/name` of a repository by its address. */
function addressOf(url: string): string | undefined {
  const source = parseModuleSource(`git::${url}`);
  if (source.kind !== 'git') return undefined;
  const { host, repository }: GitSource = source;
  return `${host}/${repository}`;
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
        text === undefined ? TOO_LARGE : readFacts(text, entry.path, role);
      facts.set(key, said);
      cache.set(key, said);
    }
  }
  return facts;
}

async function standardsOf(mirror: Mirror, commit: string) {
  const file = 'portal.yaml';
  const text = await mirror.read(commit, file);
  if (text === undefined) return { problems: [] };
  try {
    return { standards: readStandards(text, file) as Standards, problems: [] };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const problems = error.problems.map(({ line, message }) => ({
      code: 'unreadable-file',
      severity: 'error' as const,
      file,
      line,
      message,
    }));
    return { problems };
  }
}

async function codeowners(
  mirror: Mirror,
  commit: string,
  entries: readonly TreeEntry[],
): Promise<CodeownersRule[]> {
  const paths = new Set(entries.map(({ path }) => path));
  const path = CODEOWNERS_PATHS.find(each => paths.has(each));
  if (path === undefined) return [];
  return parseCodeowners((await mirror.read(commit, path)) ?? '');
}
