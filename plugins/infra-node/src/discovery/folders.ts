import { isOverrideFile } from '../terraform/read/overrides';
import type { BrokenFacts, TerraformFacts } from './facts';
import type { Files } from './Files';

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

/** The Terraform of a folder; undefined where there is none. */
export function folderOf(dir: string, files: Files): Folder | undefined {
  const paths = files.terraform.in(dir);
  if (paths.length === 0) return undefined;
  const folder: Folder = { dir, files: [], badLinks: [], unread: [] };
  for (const path of paths.sort()) {
    const found = files.at(path);
    if ('problem' in found) {
      folder.badLinks.push({ path, problem: found.problem });
      continue;
    }
    const { entry, facts } = found;
    if (facts?.kind !== 'terraform' && facts?.kind !== 'broken') {
      folder.unread.push(path);
      continue;
    }
    const linkedTo = entry.path === path ? {} : { linkedTo: entry.path };
    folder.files.push({ path, facts, ...linkedTo });
  }
  // Overrides last, so that what they say wins.
  const isOverride = ({ path }: FolderFile) => isOverrideFile(path);
  if (folder.files.some(isOverride)) {
    folder.files = [
      ...folder.files.filter(file => !isOverride(file)),
      ...folder.files.filter(isOverride),
    ];
  }
  return folder;
}

/** Terraform of a folder that could be read. */
export function readable(folder: Folder): readonly ReadableFile[] {
  folder.readable ??= folder.files.flatMap(({ path, facts }) =>
    facts.kind === 'terraform' ? [{ path, facts }] : [],
  );
  return folder.readable;
}
