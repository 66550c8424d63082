import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { PlanRefusal } from './refusal';

/** A file of a tree; its path is relative to the tree's root, with `/`. */
export interface TreeFile {
  path: string;
  content: Uint8Array;
}

/** The files of a repository at one moment. */
export interface Tree {
  /**
   * The files in and below a folder (`''` is the root). Symbolic links are
   * followed while they stay in the tree. A folder that is not there has none.
   * @throws PlanRefusal for a link out of the tree, and beyond {@link LIMITS}
   */
  files(folder: string): Promise<TreeFile[]>;
}

/** What a plan may take in. */
export const LIMITS = {
  files: 5_000,
  bytes: 64 * 2 ** 20,
  folders: 40,
};

/** Made by tools on the spot, and nothing that a plan should see. */
const SKIPPED = new Set(['.git', '.terraform', 'node_modules']);

/** State and locks of other runs, and configuration only OpenTofu would read. */
export function isPlanned(file: string): boolean {
  const parts = file.split('/');
  if (parts.some(part => SKIPPED.has(part))) return false;
  const name = parts[parts.length - 1];
  return (
    !/\.tfstate(\.|$)/.test(name) &&
    !/\.tofu(\.json)?$/.test(name) &&
    name !== '.terraform.lock.hcl'
  );
}

/** Counts what is taken, and stops when it is too much. */
export function createMeter(limits = LIMITS) {
  let files = 0;
  let bytes = 0;
  return (file: string, size: number) => {
    files += 1;
    bytes += size;
    if (files > limits.files || bytes > limits.bytes) {
      const most = `${limits.files} files or ${limits.bytes / 2 ** 20} MiB`;
      throw new PlanRefusal(
        'too-large',
        `The folders of the stack hold more than ${most} (at ${file}). Plan a folder that holds only the stack.`,
      );
    }
  };
}

const outside = (file: string, target: string) =>
  new PlanRefusal('refused', `${file} links out of the repository.`, [
    {
      severity: 'error',
      summary: 'Symbolic link out of the repository',
      detail: `It leads to ${target}. Only files of the repository can be planned.`,
      file,
    },
  ]);

const inside = (root: string, target: string) =>
  target === root || target.startsWith(`${root}${path.sep}`);

/** A tree on disk: a checkout. */
export function diskTree(root: string): Tree {
  return {
    async files(folder) {
      const top = await realpath(root);
      const meter = createMeter();
      const found: TreeFile[] = [];

      const visit = async (place: string, depth: number): Promise<void> => {
        const full = path.join(top, place);
        const link = await lstat(full).catch(() => undefined);
        if (!link || !isPlanned(place) || depth > LIMITS.folders) return;
        if (link.isSymbolicLink()) {
          const target = await realpath(full).catch(() => undefined);
          if (!target) return;
          if (!inside(top, target)) throw outside(place, target);
        }
        const what = await stat(full);
        if (what.isDirectory()) {
          // Folders count: two links to their own folder make endlessly many.
          meter(place, 0);
          for (const name of (await readdir(full)).sort()) {
            await visit(path.posix.join(place, name), depth + 1);
          }
        } else if (what.isFile()) {
          meter(place, what.size);
          found.push({ path: place, content: await readFile(full) });
        }
      };

      const target = await realpath(path.join(top, folder)).catch(() => top);
      if (!inside(top, target)) throw outside(folder, target);
      await visit(path.posix.normalize(folder || '.'), 0);
      return found.map(file => ({
        ...file,
        path: file.path.replace(/^\.\//, ''),
      }));
    },
  };
}

/** A tree in memory, by path. */
export function memoryTree(
  entries: ReadonlyMap<string, string | Uint8Array>,
): Tree {
  return {
    async files(folder) {
      const meter = createMeter();
      const found: TreeFile[] = [];
      for (const [file, content] of entries) {
        const below = folder === '' || file.startsWith(`${folder}/`);
        if (!below || !isPlanned(file)) continue;
        const bytes =
          typeof content === 'string' ? Buffer.from(content) : content;
        meter(file, bytes.length);
        found.push({ path: file, content: bytes });
      }
      return found;
    },
  };
}
