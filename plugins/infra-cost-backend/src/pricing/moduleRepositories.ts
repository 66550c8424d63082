import type { Config } from '@backstage/config';
import {
  type Mirrors,
  type ModuleRepository,
  repositoryWebUrl,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { StandardsReader } from '../settings';

export interface ModuleRepositoriesOptions {
  config: Config;
  mirrors: Mirrors;
  /** Repositories that are read. */
  repositories: readonly RepositoryRef[];
  standards: Pick<StandardsReader, 'of'>;
}

/** `acme/modules` of an address. */
const nameIn = (url: string) =>
  new URL(url).pathname.slice(1).replace(/(\.git)?\/*$/, '');

const nameOf = ({ owner, name }: RepositoryRef) => `${owner}/${name}`;

/**
 * Where modules come from: every repository that is read under its own address.
 * Where standards give modules an address that is not read, and one repository
 * has its owner and name, it is that one.
 */
export async function moduleRepositories({
  config,
  mirrors,
  repositories,
  standards,
}: ModuleRepositoriesOptions): Promise<ModuleRepository[]> {
  const at = (repository: RepositoryRef, url: string): ModuleRepository => {
    const mirror = mirrors.of(repository);
    const commitOf = (tag: string) => mirror.tag(tag);
    return { url, path: mirror.directory, commitOf };
  };
  const own = repositories.map(each =>
    at(each, repositoryWebUrl(config, each)),
  );
  const named: ModuleRepository[] = [];
  for (const repository of repositories) {
    const url = (await standards.of(repository))?.modules.url;
    if (url === undefined) continue;
    const same = repositories.filter(
      each => nameOf(each).toLowerCase() === nameIn(url).toLowerCase(),
    );
    if (same.length === 1) named.push(at(same[0], url));
  }
  return [...named, ...own];
}
