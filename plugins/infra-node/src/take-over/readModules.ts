import type { Standards } from '@infra-portal/infra-common';
import { newestVersions } from './newestVersions';
import { readFolder } from '../terraform/expand/readFolder';
import { gitTree, type ModuleRepository } from '../terraform/plan';
import type { OfferedModule } from './types';

/** Modules that are looked at; more no organisation has. */
const MOST_MODULES = 200;

/**
 * The newest released version of each module of the repository that the
 * standards name.
 *
 * @param tags of that repository
 * @throws Error when it cannot be read
 */
export async function readModules(
  { modules: { url, folder } }: Pick<Standards, 'modules'>,
  repository: ModuleRepository,
  tags: readonly string[],
): Promise<OfferedModule[]> {
  const found: OfferedModule[] = [];
  const newest = [...newestVersions(tags)].slice(0, MOST_MODULES);
  for (const [name, version] of newest) {
    const tag = `${name}/v${version}`;
    const dir = `${folder}/${name}`;
    const tree = gitTree(repository.path, tag, repository.commitOf);
    const read = await readFolder(tree, dir);
    if (read.isEmpty || read.module.incomplete) continue;
    const source = `git::${url}//${dir}?ref=${tag}`;
    found.push({ name, version, source, module: read.module });
  }
  return found;
}
