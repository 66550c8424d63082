import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
  '.git',
]);

/** Files below a file or folder, sorted, without build output. Absolute paths. */
export function listFiles(start) {
  const stat = fs.statSync(start, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [start];
  return fs
    .readdirSync(start, { withFileTypes: true })
    .filter(entry => !SKIPPED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry =>
      entry.isDirectory() || entry.isFile()
        ? listFiles(path.join(start, entry.name))
        : [],
    );
}

/**
 * Hash of names and contents below the given paths. Contents, not times: a
 * fresh clone and a touched file must not cause work.
 * @param extra strings that belong to the fingerprint as well
 */
export function fingerprint(root, paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const file of paths.flatMap(p => listFiles(path.join(root, p)))) {
    const name = path.relative(root, file).split(path.sep).join('/');
    hash.update(`${name}\0`);
    hash.update(createHash('sha256').update(fs.readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

/** Content of a stamp file, or undefined. */
export function readStamp(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Folders of all workspace packages, relative to the root. */
export function workspaces(root) {
  return ['packages', 'plugins'].flatMap(group => {
    const folder = path.join(root, group);
    if (!fs.existsSync(folder)) return [];
    return fs
      .readdirSync(folder)
      .filter(name => fs.existsSync(path.join(folder, name, 'package.json')))
      .sort()
      .map(name => `${group}/${name}`);
  });
}
