import { type GitSource, parseModuleSource } from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  type CodeownersRule,
  discoverMirror,
  type FactsCache,
  type Mirror,
  parseCodeowners,
  repositoryName,
  type TreeEntry,
} from '@infra-portal/infra-node';
import type { RepositoryContents } from '../readModel';
import { keptModules, keptStacks } from './keptStacks';

export { createFactsCache } from '@infra-portal/infra-node';

/**
 * Reads what a repository holds at a commit.
 * @param clock tells the day, for exceptions that end
 * @throws MirrorError when the commit cannot be read
 */
export async function readRepository(
  mirror: Mirror,
  { url, branch, commit }: { url: string; branch: string; commit: string },
  cache: FactsCache,
  clock: () => Date = () => new Date(),
): Promise<RepositoryContents> {
  const { found, standards, entries } = await discoverMirror(mirror, commit, {
    cache,
    now: clock(),
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
    problems,
  };
}

/** `host/owner/name` of a repository by its address. */
function addressOf(url: string): string | undefined {
  const source = parseModuleSource(`git::${url}`);
  if (source.kind !== 'git') return undefined;
  const { host, repository }: GitSource = source;
  return `${host}/${repository}`;
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
