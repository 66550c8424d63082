import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import type { Discovery, DiscoveryFinding } from '@infra-portal/infra-common';
import { MAX_FILE_BYTES } from '../terraform/read/moduleDirectory';
import { discover, filesToRead, type DiscoverOptions } from './discover';
import type { FileFacts } from './facts';
import { readFacts, roleOf, type FileRole } from './readFacts';
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

async function readText(path: string, role: FileRole): Promise<string> {
  if (role === 'link') return fs.readlink(path);
  const { size } = await fs.lstat(path);
  if (size > MAX_FILE_BYTES) {
    throw new Error(
      `it has ${Math.ceil(size / 1024 / 1024)} MiB, and the limit is ${
        MAX_FILE_BYTES / 1024 / 1024
      } MiB`,
    );
  }
  return fs.readFile(path, 'utf8');
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
  const unreadable: DiscoveryFinding[] = [];
  for (const { entry, role, key } of filesToRead(entries)) {
    try {
      const text = await readText(join(root, entry.path), role);
      facts.set(key, readFacts(text, entry.path, role));
    } catch (error) {
      unreadable.push({
        code: 'unreadable-file',
        severity: 'error',
        file: entry.path,
        line: 1,
        message: `cannot be read: ${(error as Error).message}`,
      });
    }
  }
  const found = discover(entries, facts, options);
  return { ...found, findings: [...unreadable, ...found.findings] };
}
