import { type GitSource, parseModuleSource } from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  type CodeownersRule,
  type FactsCache,
  type Mirror,
  MirrorDiscovery,
  parseCodeowners,
  repositoryName,
} from '@infra-portal/infra-node';
import type { RepositoryContents } from '../readModel';
import { KeptStacks, keptModules } from './keptStacks';

/** Reads what a repository holds, one commit after the other. */
export class RepositoryReading {
  readonly #mirror: Mirror;
  readonly #discovery: MirrorDiscovery;
  readonly #stacks = new KeptStacks();
  readonly #clock: () => Date;
  #owners: { text: string; rules: CodeownersRule[] } = { text: '', rules: [] };

  /** @param clock tells the day, for exceptions that end */
  constructor(
    mirror: Mirror,
    cache: FactsCache,
    clock: () => Date = () => new Date(),
  ) {
    this.#mirror = mirror;
    this.#discovery = new MirrorDiscovery(mirror, cache);
    this.#clock = clock;
  }

  /**
   * What the repository holds at a commit; what did not change since the commit
   * before is the same object. One at a time.
   * @throws MirrorError when the commit cannot be read
   */
  async at({
    url,
    branch,
    commit,
  }: Pick<
    RepositoryContents,
    'url' | 'branch' | 'commit'
  >): Promise<RepositoryContents> {
    const { found, standards, has } = await this.#discovery.at(
      commit,
      this.#clock(),
    );
    const rules = await this.#codeowners(commit, has);
    const { stacks, problems } = this.#stacks.of(found, rules);
    const repository = repositoryName(this.#mirror.repository);
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

  /** Rules that are the same are the same object. */
  async #codeowners(
    commit: string,
    has: (path: string) => boolean,
  ): Promise<CodeownersRule[]> {
    const path = CODEOWNERS_PATHS.find(has);
    const text =
      path === undefined ? undefined : await this.#mirror.read(commit, path);
    if (this.#owners.text !== (text ?? '')) {
      const rules = parseCodeowners(text ?? '');
      this.#owners = { text: text ?? '', rules };
    }
    return this.#owners.rules;
  }
}

/** `host/owner/name` of a repository by its address. */
function addressOf(url: string): string | undefined {
  const source = parseModuleSource(`git::${url}`);
  if (source.kind !== 'git') return undefined;
  const { host, repository }: GitSource = source;
  return `${host}/${repository}`;
}
