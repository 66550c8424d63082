import path from 'node:path';
import type { FileChange } from '@infra-portal/infra-common';
import {
  isModuleFile,
  type ModuleFile,
  type Tree,
  type TreeFile,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';

type Entries = RepositoryModel['entries'];

/** Files by the folder that they stand in, made once for a commit. */
const folders = new WeakMap<Entries, Map<string, string[]>>();

function filesByFolder(entries: Entries): Map<string, string[]> {
  const known = folders.get(entries);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const [file, { mode }] of entries) {
    if (!mode.startsWith('100')) continue;
    const folder = path.posix.dirname(file);
    const files = made.get(folder);
    if (files) files.push(file);
    else made.set(folder, [file]);
  }
  folders.set(entries, made);
  return made;
}

/** The same folders in order, made once for a commit. */
const sortedFolders = new WeakMap<Entries, string[]>();

/** Folders that hold files in a folder or below it, without a look at others. */
function foldersBelow(entries: Entries, folder: string): string[] {
  const byFolder = filesByFolder(entries);
  const all = sortedFolders.get(entries) ?? [...byFolder.keys()].sort();
  sortedFolders.set(entries, all);
  if (folder === '') return all;
  const prefix = `${folder}/`;
  let [first, end] = [0, all.length];
  while (first < end) {
    const middle = Math.floor((first + end) / 2);
    if (all[middle] < prefix) first = middle + 1;
    else end = middle;
  }
  const found = byFolder.has(folder) ? [folder] : [];
  while (all[end]?.startsWith(prefix)) found.push(all[end++]);
  return found;
}

/** A base with changes laid over it. */
export interface Overlay {
  /** What Terraform reads of a folder. */
  moduleFiles(directory: string): Promise<ModuleFile[]>;
  /** The same for programs that want everything below a folder. */
  tree: Tree;
}

export function overlay(
  { tree, entries }: RepositoryModel,
  changes: readonly FileChange[],
): Overlay {
  const changed = new Map(changes.map(each => [each.path, each.after]));

  async function textsOf(
    paths: readonly string[],
  ): Promise<[string, string][]> {
    const kept = paths.filter(each => !changed.has(each));
    const ids = kept.map(each => entries.get(each)!.id);
    const texts = await tree.readObjects(ids);
    const old = kept.map((each, index): [string, string] => [
      each,
      texts.get(ids[index]) ?? '',
    ]);
    const wanted = new Set(paths);
    const fresh = [...changed].flatMap(([each, text]): [string, string][] =>
      text !== undefined && wanted.has(each) ? [[each, text]] : [],
    );
    return [...old, ...fresh];
  }

  /** Files of the base and of the changes in a folder and below it. */
  function pathsBelow(folder: string): string[] {
    const isBelow = (file: string) =>
      folder === '' || file.startsWith(`${folder}/`);
    const byFolder = filesByFolder(entries);
    const found = new Set(
      foldersBelow(entries, folder).flatMap(at => byFolder.get(at)!),
    );
    for (const file of changed.keys()) if (isBelow(file)) found.add(file);
    return [...found].sort();
  }

  return {
    async moduleFiles(directory) {
      const there = filesByFolder(entries).get(directory) ?? [];
      const paths = [...new Set([...there, ...changed.keys()])].filter(
        file =>
          path.posix.dirname(file) === directory &&
          isModuleFile(path.posix.basename(file)),
      );
      const texts = await textsOf(paths.sort());
      return texts.map(([file, text]) => ({ path: file, text }));
    },
    tree: {
      async files(folder): Promise<TreeFile[]> {
        const below = pathsBelow(folder);
        const texts = await textsOf(below);
        return texts.map(([file, text]) => ({
          path: file,
          content: Buffer.from(text),
        }));
      },
    },
  };
}
