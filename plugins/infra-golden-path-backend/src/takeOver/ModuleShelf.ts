import type { Config } from '@backstage/config';
import type { Standards } from '@infra-portal/infra-common';
import {
  type Mirrors,
  type ModuleRepository,
  type OfferedModule,
  readModules,
  repositoryWebUrl,
  type RepositoryRef,
} from '@infra-portal/infra-node';

export interface ModuleShelfOptions {
  config: Config;
  mirrors: Mirrors;
  /** Repositories that are read; the first has the standards of those without. */
  repositories: readonly RepositoryRef[];
  standardsOf(repository: RepositoryRef): Promise<Standards | undefined>;
}

/** What stacks of a repository may be taken over with. */
export interface Shelf {
  modules: readonly OfferedModule[];
  repositories: readonly ModuleRepository[];
}

const nameIn = (url: string) =>
  /([^/:]+\/[^/]+?)(?:\.git)?\/*$/.exec(url)?.[1].toLowerCase();

/** The released modules of the organisation, as its standards name them. */
export class ModuleShelf {
  readonly #options: ModuleShelfOptions;
  /** Of one repository by its tags: they are what is released. */
  readonly #known = new Map<
    string,
    { key: string; modules: OfferedModule[] }
  >();

  constructor(options: ModuleShelfOptions) {
    this.#options = options;
  }

  async of(repository: RepositoryRef): Promise<Shelf> {
    const { config, mirrors, repositories, standardsOf } = this.#options;
    const standards =
      (await standardsOf(repository)) ?? (await standardsOf(repositories[0]));
    if (!standards) return { modules: [], repositories: [] };
    const { url } = standards.modules;
    const at = (each: RepositoryRef, address: string): ModuleRepository => {
      const mirror = mirrors.of(each);
      const commitOf = (tag: string) => mirror.tag(tag);
      return { url: address, path: mirror.directory, commitOf };
    };
    const own = repositories.map(each =>
      at(each, repositoryWebUrl(config, each)),
    );
    const home = repositories.find(
      ({ owner, name }) => `${owner}/${name}`.toLowerCase() === nameIn(url),
    );
    if (!home) return { modules: [], repositories: own };
    const there = at(home, url);
    return {
      modules: await this.#modules(standards, home, there),
      repositories: [there, ...own],
    };
  }

  async #modules(
    standards: Standards,
    home: RepositoryRef,
    there: ModuleRepository,
  ): Promise<OfferedModule[]> {
    const tags = await this.#options.mirrors.of(home).tagNames();
    const { url, folder } = standards.modules;
    const key = JSON.stringify([url, folder, [...tags].sort()]);
    const known = this.#known.get(there.path);
    if (known?.key === key) return known.modules;
    const modules = await readModules(standards, there, tags);
    this.#known.set(there.path, { key, modules });
    return modules;
  }
}
