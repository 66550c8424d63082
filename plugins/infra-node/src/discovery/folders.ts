import { posix } from 'node:path';
import { isOverrideFile } from '../terraform/read/overrides';
import type { BrokenFacts, FileFacts, TerraformFacts } from './facts';
import { factsKey, roleOf } from './readFacts';
import type { Tree, TreeEntry } from './tree';

/** A `.tf` file of a folder, where it is named. */
export interface FolderFile {
  path: string;
  facts: TerraformFacts | BrokenFacts;
  /** The file that a symbolic link leads to. */
  linkedTo?: string;
}

/** A link that leads to no file that may be read. */
export interface BadLink {
  path: string;
  problem: 'leaves' | 'missing' | 'circle';
}

/** A folder with Terraform in it. */
export interface Folder {
  dir: string;
  files: FolderFile[];
  badLinks: BadLink[];
  /** A file has no facts: it could not be fetched, or is too large. */
  unread: string[];
  /** See {@link readable}; it is asked for again and again. */
  readable?: ReadableFile[];
}

/** A file with what it says. */
export interface ReadableFile {
  path: string;
  facts: TerraformFacts;
}

const isTerraformName = (path: string) => /\.tf(?:\.json)?$/.test(path);

/** The folders that hold Terraform, by path. */
export function foldersOf(
  tree: Tree,
  facts: ReadonlyMap<string, FileFacts>,
): Map<string, Folder> {
  const folders = new Map<string, Folder>();
  const at = (dir: string) => {
    let folder = folders.get(dir);
    if (!folder) {
      folder = { dir, files: [], badLinks: [], unread: [] };
      folders.set(dir, folder);
    }
    return folder;
  };
  for (const entry of tree.values()) {
    if (!isTerraformName(entry.path) || !roleOf(entry)) continue;
    const folder = at(posix.dirname(entry.path));
    const resolved = tree.resolve(entry.path);
    if ('problem' in resolved) {
      folder.badLinks.push({ path: entry.path, problem: resolved.problem });
      continue;
    }
    const found = factsOf(resolved.entry, facts);
    if (found?.kind !== 'terraform' && found?.kind !== 'broken') {
      folder.unread.push(entry.path);
      continue;
    }
    const linkedTo =
      entry.kind === 'symlink' ? { linkedTo: resolved.entry.path } : {};
    folder.files.push({ path: entry.path, facts: found, ...linkedTo });
  }
  for (const folder of folders.values()) {
    // Overrides last, so that what they say wins.
    const { files } = folder;
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const isOverride = ({ path }: FolderFile) => isOverrideFile(path);
    if (files.some(isOverride)) {
      folder.files = [
        ...files.filter(file => !isOverride(file)),
        ...files.filter(isOverride),
      ];
    }
  }
  return folders;
}

function factsOf(
  entry: TreeEntry,
  facts: ReadonlyMap<string, FileFacts>,
): FileFacts | undefined {
  const role = roleOf(entry);
  return role && facts.get(factsKey(entry, role));
}

/** Terraform of a folder that could be read. */
export function readable(folder: Folder): readonly ReadableFile[] {
  folder.readable ??= folder.files.flatMap(({ path, facts }) =>
    facts.kind === 'terraform' ? [{ path, facts }] : [],
  );
  return folder.readable;
}
