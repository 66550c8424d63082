import fs from 'node:fs';
import path from 'node:path';
import { parseModuleSource, versionOfRef } from '@infra-portal/infra-common';
import {
  gitTree,
  isModuleFile,
  literalString,
  loadModule,
  mergedArgument,
  Module,
  ModuleFile,
  readModuleDirectory,
} from '@infra-portal/infra-node';
import { Repository } from './findRepository';
import { keyOf, Mapping } from './mappings';

/** What the check needs of a folder. */
export interface LoadedFolder {
  module: Module;
  /** Why some of it could not be read: sentences that begin with the path. */
  problems: string[];
}

/** Loads modules of a repository, and those that are called once for all. */
export interface ModuleLoader {
  /** A folder of the repository. */
  folder(dir: string): Promise<LoadedFolder>;
  /**
   * The modules that a module calls, by source. Null: there is certainly none;
   * left out: it cannot be had here.
   */
  calledBy(module: Module, dir: string): Promise<Map<string, Module | null>>;
}

export function createModuleLoader(
  { root }: Repository,
  mappings: readonly Mapping[],
): ModuleLoader {
  // Only what is called is kept: a repository may have many thousand stacks.
  const locals = new Map<string, Promise<LoadedFolder>>();
  const remote = new Map<string, Promise<Module | null | undefined>>();

  function once<T>(cache: Map<string, T>, key: string, make: () => T): T {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = make();
    cache.set(key, made);
    return made;
  }

  const folder = async (dir: string) => {
    const { files, problems } = await readModuleDirectory(root.path, dir);
    return { module: loadModule(files), problems };
  };

  async function local(dir: string, source: string) {
    const target = path.posix.join(dir, source);
    const absolute = path.join(root.path, target);
    if (target.startsWith('..')) return undefined;
    if (!fs.existsSync(absolute)) return null;
    const { module } = await once(locals, target, () => folder(target));
    return module.blocks.length > 0 || module.incomplete ? module : null;
  }

  async function called(dir: string, text: string) {
    const source = parseModuleSource(text);
    if (source.kind === 'local') return local(dir, source.path);
    if (source.kind !== 'git') return undefined;
    const key = `${source.host}/${source.repository}`;
    const mapping = mappings.find(({ url }) => keyOf(url) === key);
    if (!mapping) return undefined;
    const ref = source.ref ?? 'HEAD';
    return once(remote, JSON.stringify([key, ref, source.dir]), () =>
      moduleAt(mapping, ref, source.dir),
    );
  }

  return {
    folder,
    async calledBy(module, dir) {
      const found = new Map<string, Module | null>();
      for (const call of module.calls.values()) {
        const argument = mergedArgument(call, 'source');
        const source = argument && literalString(argument.attribute.value);
        if (source === undefined) continue;
        const target = await called(dir, source);
        if (target !== undefined) found.set(source, target);
      }
      return found;
    },
  };
}

/**
 * A module of a repository on this machine at a ref. Where git has no such ref
 * the working tree counts, if it holds that version: that of a release being
 * prepared.
 */
async function moduleAt(
  mapping: Mapping,
  ref: string,
  dir: string,
): Promise<Module | null | undefined> {
  try {
    const all = await gitTree(mapping.path, ref).files(dir === '.' ? '' : dir);
    const files = all.flatMap(file => moduleFile(dir, file));
    return files.length > 0 ? loadModule(files) : null;
  } catch {
    if (newestVersion(mapping.path, dir) !== versionOfRef(ref)) {
      return undefined;
    }
    const { files } = await readModuleDirectory(mapping.path, dir);
    return loadModule(files);
  }
}

function moduleFile(
  dir: string,
  file: { path: string; content: Uint8Array },
): ModuleFile[] {
  const isOfModule =
    path.posix.dirname(file.path) === dir &&
    isModuleFile(path.posix.basename(file.path));
  if (!isOfModule) return [];
  return [
    { path: file.path, text: Buffer.from(file.content).toString('utf8') },
  ];
}

/** The newest version of a module in its change log. */
function newestVersion(repository: string, dir: string): string | undefined {
  try {
    const file = path.join(repository, dir, 'CHANGELOG.md');
    const text = fs.readFileSync(file, 'utf8').slice(0, 100_000);
    return /^## \[?v?(\d+\.\d+\.\d+[\w.-]*)\]?/m.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
