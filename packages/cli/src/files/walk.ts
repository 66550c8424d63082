import fs from 'node:fs';
import path from 'node:path';
import { CommandFailure, EXIT } from '../exitCodes';

/** Folders of tools, which nobody means. */
const SKIPPED = new Set([
  '.git',
  '.terraform',
  '.terragrunt-cache',
  'node_modules',
]);

/** A folder that a person named. */
export interface Root {
  /** Absolute, with symbolic links resolved. */
  path: string;
  /** The same as it was named, made absolute. */
  base: string;
  /** Folder that messages are relative to; undefined for absolute paths. */
  from?: string;
}

/**
 * Finds a folder that a person named.
 * @throws CommandFailure when there is none
 */
export function openRoot(cwd: string, name: string): Root {
  const absolute = path.resolve(cwd, name);
  let stat: fs.Stats | undefined;
  try {
    stat = fs.statSync(absolute, { throwIfNoEntry: false });
  } catch (error) {
    throw new CommandFailure(`${name} cannot be read: ${codeOf(error)}.`);
  }
  if (!stat) {
    throw new CommandFailure(`There is no folder ${name}.`, EXIT.usage);
  }
  if (!stat.isDirectory()) {
    throw new CommandFailure(
      `${name} is not a folder. Name the folder it is in.`,
      EXIT.usage,
    );
  }
  return {
    path: fs.realpathSync(absolute),
    base: absolute,
    ...(!path.isAbsolute(name) && { from: cwd }),
  };
}

/** How messages name a file of a root. `file` is relative, with slashes. */
export function shownPath({ base, from }: Root, file: string): string {
  const absolute = path.join(base, file);
  const shown = from === undefined ? absolute : path.relative(from, absolute);
  return shown.split(path.sep).join('/') || '.';
}

/** A folder below a root, or above it (`..`), as a root. */
export function rootAt(root: Root, folder: string): Root {
  return {
    ...root,
    path: path.join(root.path, folder),
    base: path.join(root.base, folder),
  };
}

/**
 * Paths of the files below a root, relative to it, with slashes, sorted.
 * Symbolic links to folders are not followed; a link to a file counts while
 * the file is below the root.
 */
export function listFiles(root: Root): string[] {
  const found: string[] = [];
  const pending = [''];
  for (
    let folder = pending.pop();
    folder !== undefined;
    folder = pending.pop()
  ) {
    for (const entry of entriesOf(root, folder)) {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) pending.push(file);
      else if (entry.isFile() || isLinkWithin(root, file, entry)) {
        found.push(file);
      }
    }
  }
  return found.sort();
}

function entriesOf(root: Root, folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(path.join(root.path, folder), {
      withFileTypes: true,
    });
  } catch (error) {
    throw new CommandFailure(
      `${shownPath(root, folder)} cannot be read: ${codeOf(error)}.`,
    );
  }
}

function isLinkWithin(root: Root, file: string, entry: fs.Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    const target = fs.realpathSync(path.join(root.path, file));
    const inside = target.startsWith(root.path + path.sep);
    return inside && fs.statSync(target).isFile();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
