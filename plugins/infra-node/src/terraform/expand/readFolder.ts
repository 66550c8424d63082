import { createHash } from 'node:crypto';
import path from 'node:path';
import { LruMap } from '../../cache';
import type { Tree, TreeFile } from '../plan/tree';
import { loadModule } from '../read/loadModule';
import type { Module, ModuleFile } from '../read/module';
import { isModuleFile } from '../read/moduleDirectory';
import { isVariableFile } from './variableFiles';

/** What one folder of a tree holds. */
export interface Folder {
  module: Module;
  /** Terraform reads no file there. */
  isEmpty: boolean;
  variableFiles: ModuleFile[];
  /** Why some of it was not read. */
  problems: string[];
  /** The same for the same files. */
  key: string;
}

/** No file that people write is larger. */
const LARGEST_FILE = 2 ** 20;
/** Characters of files whose modules are kept; a tree is about ten times that. */
const MOST_KEPT = 8 * 2 ** 20;

interface Parsed {
  module: Module;
  size: number;
}

/** Modules by what their files hold. */
const parsed = new LruMap<string, Parsed>(MOST_KEPT, ({ size }) => size + 500);

/** Hashes of contents, which trees of commits give out again and again. */
const digests = new WeakMap<Uint8Array, string>();

function digestOf(content: Uint8Array): string {
  const known = digests.get(content);
  if (known) return known;
  const made = createHash('sha256').update(content).digest('base64');
  digests.set(content, made);
  return made;
}

const nameOf = (file: string) => path.posix.basename(file);

const textOf = ({ path: file, content }: TreeFile): ModuleFile => ({
  path: file,
  text: Buffer.from(content).toString('utf8'),
});

const keyOf = (files: readonly TreeFile[]) =>
  JSON.stringify(
    files.map(({ path: file, content }) => [file, digestOf(content)]),
  );

/** Reads what Terraform reads of a folder. @throws PlanRefusal as the tree does */
export async function readFolder(tree: Tree, folder: string): Promise<Folder> {
  const found = (await tree.files(folder))
    .filter(each => isRead(each.path, folder))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const problems: string[] = [];
  const files = found.filter(({ path: file, content }) => {
    if (content.length <= LARGEST_FILE) return true;
    problems.push(`${file}: it is larger than ${LARGEST_FILE / 2 ** 20} MiB.`);
    return false;
  });
  const ofModule = files.filter(each => isModuleFile(nameOf(each.path)));
  return {
    key: keyOf(files),
    module: moduleOf(ofModule),
    isEmpty: ofModule.length === 0,
    variableFiles: files
      .filter(each => isVariableFile(nameOf(each.path)))
      .map(textOf),
    problems,
  };
}

function isRead(file: string, folder: string): boolean {
  const at = path.posix.dirname(file);
  if (at !== (folder === '' ? '.' : folder)) return false;
  return isModuleFile(nameOf(file)) || isVariableFile(nameOf(file));
}

function moduleOf(files: readonly TreeFile[]): Module {
  const key = keyOf(files);
  const known = parsed.get(key);
  if (known) return known.module;
  const module = loadModule(files.map(textOf));
  const size = files.reduce((sum, { content }) => sum + content.length, 0);
  parsed.set(key, { module, size });
  return module;
}
