import path from 'node:path';
import {
  type GoldenPathFolder,
  goldenPathFolders,
  type MirrorEntry,
} from '@infra-portal/infra-node';
import { type ServiceFile, servicesOf } from './servicesOf';
import { standardsOf, type StandardsReading } from './standardsOf';
import type { BaseTree } from './types';

/** What previews need of one commit, read once. */
export interface RepositoryModel {
  tree: BaseTree;
  entries: ReadonlyMap<string, MirrorEntry>;
  reading: StandardsReading;
  goldenPaths: GoldenPathFolder[];
  services: ServiceFile[];
  /** All folders that hold something. */
  folders: ReadonlySet<string>;
}

const models = new WeakMap<BaseTree, Promise<RepositoryModel>>();

/** Reads a base; the same base is read once, and what did not change never. */
export function readRepository(tree: BaseTree): Promise<RepositoryModel> {
  const known = models.get(tree);
  if (known) return known;
  const made = read(tree);
  models.set(tree, made);
  made.catch(() => models.delete(tree));
  return made;
}

async function read(tree: BaseTree): Promise<RepositoryModel> {
  const entries = await tree.entries();
  const reading = await standardsOf(tree);
  const goldenPaths = goldenPathFolders(entries);
  const services = await servicesOf(tree, entries, goldenPaths);
  return {
    tree,
    entries,
    reading,
    goldenPaths,
    services,
    folders: foldersOf(entries.keys()),
  };
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of paths) {
    let at = path.posix.dirname(file);
    while (at !== '.' && !folders.has(at)) {
      folders.add(at);
      at = path.posix.dirname(at);
    }
  }
  return folders;
}
