import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import type { Discovery } from '@infra-portal/infra-common';
import { MAX_FILE_BYTES } from '../terraform/read/moduleDirectory';
import { discover, filesToRead, type DiscoverOptions } from './discover';
import type { FileFacts } from './facts';
import {
  readFacts,
  roleOf,
  TOO_LARGE,
  unreadFacts,
  type FileRole,
} from './readFacts';
import type { TreeEntry } from './tree';

/** More files than this are no repository of infrastructure. */
export const MAX_FILES = 2_000_000;

async function* walk(root: string, dir: string): AsyncGenerator<TreeEntry> {
  for (const entry of await fs.readdir(join(root, dir), {
    withFileTypes: true,
  })) {
    const path = dir === '' ? entry.name : `${dir}/${entry.name}`;
    const isLink = entry.isSymbolicLink();
    const kind = isLink ? ('symlink' as const) : ('file' as const);
    // Nothing is kept between runs here, so the path serves as the hash.
    const found: TreeEntry = { path, blob: path, kind };
    // A link's path passes where nothing is skipped.
    const isSkipped = !roleOf({ ...found, kind: 'symlink' });
    if (isSkipped) continue;
    if (isLink || entry.isFile()) yield found;
    else if (entry.isDirectory()) yield* walk(root, path);
  }
}

async function factsOf(
  file: string,
  path: string,
  role: FileRole,
): Promise<FileFacts> {
  try {
    if (role === 'link') return readFacts(await fs.readlink(file), path, role);
    const { size } = await fs.lstat(file);
    if (size > MAX_FILE_BYTES) return TOO_LARGE;
    return readFacts(await fs.readFile(file, 'utf8'), path, role);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return unreadFacts(code ?? message);
  }
}

/**
 * {@link discover} over a folder of this machine. Nothing outside of it is read,
 * and nothing is executed.
 * @throws Error when the folder cannot be read, or holds too many files
 */
export async function discoverDirectory(
  root: string,
  options: DiscoverOptions,
): Promise<Discovery> {
  const entries: TreeEntry[] = [];
  for await (const entry of walk(root, '')) {
    if (entries.length === MAX_FILES) {
      throw new Error(`${root}: holds more than ${MAX_FILES} files`);
    }
    entries.push(entry);
  }
  const facts = new Map<string, FileFacts>();
  for (const { entry, role, key } of filesToRead(entries)) {
    facts.set(key, await factsOf(join(root, entry.path), entry.path, role));
  }
  return discover(entries, facts, options);
}
