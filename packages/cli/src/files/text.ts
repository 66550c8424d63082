import fs from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../exitCodes';
import { Root, shownPath } from './walk';

/** Larger files are not Terraform that somebody wrote. Bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/**
 * Reads a file below a root as text.
 * @throws CommandFailure when it cannot be read, or is larger than 10 MiB
 */
export function readText(root: Root, file: string): string {
  const absolute = path.join(root.path, file);
  const shown = shownPath(root, file);
  try {
    const { size } = fs.statSync(absolute);
    if (size <= MAX_FILE_BYTES) return fs.readFileSync(absolute, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFailure(`${shown} cannot be read: ${code}.`);
  }
  throw new CommandFailure(`${shown} is larger than 10 MiB. Split it.`);
}

/**
 * Replaces a file at once: nobody ever sees half of it, and a link stays one.
 * @throws CommandFailure when it cannot be written
 */
export function writeText(root: Root, file: string, text: string): void {
  try {
    const target = fs.realpathSync(path.join(root.path, file));
    const draft = `${target}.${process.pid}.part`;
    fs.writeFileSync(draft, text, { mode: fs.statSync(target).mode });
    fs.renameSync(draft, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFailure(
      `${shownPath(root, file)} cannot be written: ${code}.`,
    );
  }
}

/**
 * Makes sure that a file would be written below the root.
 * @throws CommandFailure when its folder, or the nearest that is there, leads out
 */
export function checkTarget(root: Root, file: string): void {
  const top = fs.realpathSync(root.path);
  let folder = path.dirname(path.join(root.path, file));
  while (!fs.existsSync(folder)) folder = path.dirname(folder);
  const real = fs.realpathSync(folder);
  if (real === top || real.startsWith(top + path.sep)) return;
  throw new CommandFailure(
    `${shownPath(
      root,
      file,
    )} is behind a link that leads out of the repository.`,
  );
}

/**
 * Makes a file with its folders, or replaces it at once.
 * @throws CommandFailure when it cannot be written, or would be outside the root
 */
export function putText(root: Root, file: string, text: string): void {
  checkTarget(root, file);
  const absolute = path.join(root.path, file);
  if (fs.existsSync(absolute)) {
    writeText(root, file, text);
    return;
  }
  try {
    fs.mkdirSync(path.dirname(absolute), { recursive: true });
    const draft = `${absolute}.${process.pid}.part`;
    fs.writeFileSync(draft, text);
    fs.renameSync(draft, absolute);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFailure(
      `${shownPath(root, file)} cannot be written: ${code}.`,
    );
  }
}

const isEmpty = (folder: string) => fs.readdirSync(folder).length === 0;

/**
 * Removes a file, and the folders that it leaves empty.
 * @throws CommandFailure when it cannot be removed, or is outside the root
 */
export function removeFile(root: Root, file: string): void {
  checkTarget(root, file);
  try {
    fs.rmSync(path.join(root.path, file), { force: true });
    let folder = path.posix.dirname(file);
    while (folder !== '.' && isEmpty(path.join(root.path, folder))) {
      fs.rmdirSync(path.join(root.path, folder));
      folder = path.posix.dirname(folder);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFailure(
      `${shownPath(root, file)} cannot be removed: ${code}.`,
    );
  }
}
