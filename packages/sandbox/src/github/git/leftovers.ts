import fs from 'node:fs/promises';
import path from 'node:path';

const list = (folder: string) => fs.readdir(folder).catch(() => []);

const remove = (file: string) => fs.rm(file, { recursive: true, force: true });

/**
 * Removes what git and the server leave behind when killed: half-made
 * repositories, lock files that would make every later push fail, quarantined
 * objects, temporary packs and indexes. Loose objects are not walked: what a
 * kill leaves among them hinders nobody.
 */
export async function removeLeftovers(root: string): Promise<void> {
  for (const owner of await list(root)) {
    const folder = path.join(root, owner);
    for (const name of await list(folder)) {
      const directory = path.join(folder, name);
      if (/\.git\.(new|deleted)-/.test(name)) await remove(directory);
      else await tidy(directory);
    }
  }
}

async function tidy(directory: string) {
  const objects = path.join(directory, 'objects');
  await removeFrom(directory, /\.lock$|^index-|^merge-/);
  await removeFrom(objects, /^(incoming|tmp_objdir)-|^tmp_obj_/);
  await removeFrom(path.join(objects, 'pack'), /^\.?tmp[_-]|\.keep$/);
  await removeFrom(path.join(objects, 'info'), /\.lock$/);
  const refs = path.join(directory, 'refs');
  const entries = await fs
    .readdir(refs, { recursive: true, withFileTypes: true })
    .catch(() => []);
  for (const entry of entries) {
    // No ref may end in .lock, so this is never somebody's branch.
    if (entry.isFile() && entry.name.endsWith('.lock')) {
      await remove(path.join(entry.parentPath, entry.name));
    }
  }
}

async function removeFrom(folder: string, pattern: RegExp) {
  for (const name of await list(folder)) {
    if (pattern.test(name)) await remove(path.join(folder, name));
  }
}
