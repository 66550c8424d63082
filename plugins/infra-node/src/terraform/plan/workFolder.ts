import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const NAME = /^infra-plan-(\d+)-\w+$/;

/** No plan takes this long; a younger folder may be of a process that cannot be seen. */
const ABANDONED_MS = 60 * 60 * 1000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes work folders that killed processes left.
 * @param olderThan milliseconds since the last change
 */
export async function sweepWorkFolders(
  parent = os.tmpdir(),
  olderThan = ABANDONED_MS,
): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = NAME.exec(name)?.[1];
    const folder = path.join(parent, name);
    if (!pid || isRunning(Number(pid))) continue;
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory() || Date.now() - found.mtimeMs < olderThan)
      continue;
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

let swept: Promise<void> | undefined;

/**
 * Makes a folder, hands it out, and removes it whatever happens. The first
 * call of a process also sweeps.
 */
export async function withWorkFolder<T>(
  use: (folder: string) => Promise<T>,
): Promise<T> {
  swept ??= sweepWorkFolders();
  await swept;
  const folder = await mkdtemp(
    path.join(os.tmpdir(), `infra-plan-${process.pid}-`),
  );
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Writes files below a folder; their paths are relative to it, with `/`. */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const made = new Set<string>();
  for (const [file, content] of files) {
    const target = path.join(folder, file);
    const parent = path.dirname(target);
    if (!parent.startsWith(folder))
      throw new Error(`${file} leaves the folder`);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    await writeFile(target, content, { flag: 'wx' });
  }
}
