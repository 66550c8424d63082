import { promises as fs } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import type { ModuleFile } from './module';

/** No file that people write is larger; what is, would be in the way of others. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** What a directory holds, and why some of it could not be read. */
export interface ModuleDirectory {
  files: ModuleFile[];
  /** Sentences that begin with the path. */
  problems: string[];
}

/** Whether Terraform reads a file: it leaves what editors leave behind. */
export function isModuleFile(name: string): boolean {
  return /\.tf(?:\.json)?$/.test(name) && !/^(?:\.|#)|~$|#$/.test(name);
}

const isWithin = (root: string, path: string) =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

const reasonOf = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ELOOP'
    ? 'is a symbolic link that leads to itself'
    : `cannot be read: ${(error as Error).message}`;

/** Where a path really is, if that is in the root. */
async function within(root: string, path: string): Promise<string | undefined> {
  const real = await fs.realpath(path);
  return isWithin(await fs.realpath(root), real) ? real : undefined;
}

async function readText(path: string): Promise<string> {
  const { size } = await fs.stat(path);
  if (size > MAX_FILE_BYTES) {
    const limit = MAX_FILE_BYTES / 1024 / 1024;
    throw new Error(
      `it has ${Math.ceil(
        size / 1024 / 1024,
      )} MiB, and the limit is ${limit} MiB`,
    );
  }
  const bytes = await fs.readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new Error('it is not UTF-8; save it in that encoding');
  }
}

/**
 * Reads what Terraform reads of one directory: `.tf` and `.tf.json`, through
 * symbolic links as git keeps them, as long as they stay in the root.
 *
 * @param root the repository; nothing outside of it is read
 * @param dir relative to the root, with `/`
 * @throws Error when the directory itself leaves the root or cannot be read
 */
export async function readModuleDirectory(
  root: string,
  dir: string,
): Promise<ModuleDirectory> {
  const folder = resolve(root, dir);
  const name = posix.normalize(relative(root, folder).split(sep).join('/'));
  if (!isWithin(resolve(root), folder) || !(await within(root, folder))) {
    throw new Error(`${dir}: leads out of the repository`);
  }
  const result: ModuleDirectory = { files: [], problems: [] };
  const names = (await fs.readdir(folder)).filter(isModuleFile).sort();
  for (const file of names) {
    const path = name === '.' ? file : `${name}/${file}`;
    try {
      const real = await within(root, join(folder, file));
      if (!real) {
        result.problems.push(
          `${path}: is a symbolic link that leads out of the repository; it was not read`,
        );
      } else if ((await fs.stat(real)).isFile()) {
        result.files.push({ path, text: await readText(real) });
      }
    } catch (error) {
      result.problems.push(`${path}: ${reasonOf(error)}`);
    }
  }
  return result;
}
