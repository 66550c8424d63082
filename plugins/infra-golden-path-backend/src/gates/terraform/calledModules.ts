import path from 'node:path';
import {
  parseModuleSource,
  type Standards,
  versionOfRef,
} from '@infra-portal/infra-common';
import {
  isModuleFile,
  literalString,
  loadModule,
  mergedArgument,
  type Module,
  type ModuleFile,
} from '@infra-portal/infra-node';
import type { Overlay } from '../../previews/overlay';
import type { RepositoryModel } from '../../repository/readRepository';
import { LruMap, once } from '../../util/LruMap';

/** Modules at commits, which never change. */
const released = new LruMap<string, Promise<Module | null>>(500);

export interface ModuleSources {
  model: RepositoryModel;
  standards: Standards;
  overlay: Pick<Overlay, 'moduleFiles'>;
  /** The commit that its files are of; default: the base's, with changes. */
  commit?: string;
}

/**
 * The modules that a module calls, by source. Null: there is certainly none;
 * left out: it cannot be had here, and is not checked.
 */
export async function calledModules(
  module: Module,
  directory: string,
  sources: ModuleSources,
): Promise<Map<string, Module | null>> {
  const found = new Map<string, Module | null>();
  for (const call of module.calls.values()) {
    const argument = mergedArgument(call, 'source');
    const source = argument && literalString(argument.attribute.value);
    if (source === undefined || found.has(source)) continue;
    const target = await calledModule(source, directory, sources);
    if (target !== undefined) found.set(source, target);
  }
  return found;
}

async function calledModule(
  text: string,
  directory: string,
  sources: ModuleSources,
): Promise<Module | null | undefined> {
  const source = parseModuleSource(text);
  if (source.kind === 'local') {
    const target = path.posix.join(directory, source.path);
    if (target.startsWith('..')) return undefined;
    const files = await sources.overlay.moduleFiles(target);
    return files.length > 0 ? loadModule(files) : null;
  }
  if (source.kind !== 'git' || !isSameRepository(source, sources)) {
    return undefined;
  }
  return ofRepository(source.dir, source.ref, sources);
}

/** The canonical address stands for this repository, wherever it is hosted. */
function isSameRepository(
  { host, repository }: { host: string; repository: string },
  { model, standards }: ModuleSources,
): boolean {
  const { tree } = model;
  const own = `${tree.repository.owner}/${tree.repository.name}`;
  const canonical = parseModuleSource(`git::${standards.modules.url}`);
  return (
    canonical.kind === 'git' &&
    canonical.host === host &&
    canonical.repository === repository &&
    repository.toLowerCase() === own.toLowerCase()
  );
}

/** At the pinned tag; else as it stands, if it is that version. */
async function ofRepository(
  dir: string,
  ref: string | undefined,
  { model }: ModuleSources,
): Promise<Module | null | undefined> {
  const { tree, entries } = model;
  const commit = ref === undefined ? tree.commit : await tree.tag(ref);
  if (commit) return moduleAt(model, commit, dir);
  const changelog = entries.get(path.posix.join(dir, 'CHANGELOG.md'));
  const text = changelog && (await tree.read(changelog.path));
  const newest = /^## \[?v?(\d+\.\d+\.\d+[\w.-]*)\]?/m.exec(text ?? '')?.[1];
  if (!newest || ref === undefined || newest !== versionOfRef(ref)) {
    return undefined;
  }
  return moduleAt(model, tree.commit, dir);
}

function moduleAt(
  { tree }: RepositoryModel,
  commit: string,
  dir: string,
): Promise<Module | null> {
  const key = [tree.directory, commit, dir].join('\n');
  return once(released, key, async () => {
    const files = [...(await tree.filesAt(commit, dir === '.' ? '' : dir))]
      .filter(([file]) => isOf(file, dir))
      .map(([file, text]): ModuleFile => ({ path: file, text }));
    return files.length > 0 ? loadModule(files) : null;
  });
}

function isOf(file: string, dir: string): boolean {
  return (
    path.posix.dirname(file) === dir && isModuleFile(path.posix.basename(file))
  );
}
