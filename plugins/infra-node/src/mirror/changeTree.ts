import { InputError } from '@backstage/errors';
import type { ObjectWriter } from './git/objectWriter';
import {
  byteName,
  FOLDER,
  treeContent,
  type TreeRow,
  type Trees,
} from './git/trees';
import { checkWritablePath } from './paths';
import type { FileWrite } from './types';

const MODES = new Set(['100644', '100755', '120000']);

/** What changes in one folder: files, and folders below. */
interface FolderChange {
  files: Map<string, FileWrite>;
  folders: Map<string, FolderChange>;
}

/**
 * Lays files over a tree; only the folders on their way are read and written.
 * @param root the tree, undefined for an empty one
 * @returns the name of the new tree
 * @throws InputError for a path that git would not keep, that is given twice,
 *   or that would turn a file into a folder or a folder into a file
 */
export async function changeTree(
  trees: Trees,
  objects: ObjectWriter,
  root: string | undefined,
  files: readonly FileWrite[],
): Promise<string> {
  const tree = await changeFolder(trees, objects, root, nested(files), '');
  return tree ?? objects.add('tree', Buffer.alloc(0));
}

function nested(files: readonly FileWrite[]): FolderChange {
  const top: FolderChange = { files: new Map(), folders: new Map() };
  for (const file of files) {
    checkWritablePath(file.path);
    if (file.mode !== undefined && !MODES.has(file.mode)) {
      throw new InputError(
        `${shown(file.path)} cannot have the mode ${file.mode}`,
      );
    }
    const names = file.path.split('/').map(byteName);
    const name = names.pop()!;
    let folder = top;
    for (const each of names) {
      const next = folder.folders.get(each) ?? {
        files: new Map(),
        folders: new Map(),
      };
      folder.folders.set(each, next);
      folder = next;
    }
    if (folder.files.has(name)) {
      throw new InputError(`The file ${shown(file.path)} is written twice`);
    }
    folder.files.set(name, file);
  }
  return top;
}

/** @returns undefined when nothing is left: git keeps no empty folders */
async function changeFolder(
  trees: Trees,
  objects: ObjectWriter,
  id: string | undefined,
  change: FolderChange,
  path: string,
): Promise<string | undefined> {
  const rows = new Map(id ? await trees.rows(id) : []);
  for (const [name, file] of change.files) {
    changeFile(objects, rows, name, file);
  }
  for (const [name, below] of change.folders) {
    const inside = `${path}${name}/`;
    const row = rows.get(name);
    const isFile = row !== undefined && row.mode !== FOLDER;
    const writes = writesAny(below);
    if (isFile && writes) {
      const text = Buffer.from(inside, 'latin1').toString('utf8');
      throw new InputError(
        `${shown(text)} cannot be written to: it is a file, not a folder`,
      );
    }
    if (isFile) continue;
    const tree = await changeFolder(trees, objects, row?.id, below, inside);
    if (tree) rows.set(name, { mode: FOLDER, id: tree });
    else rows.delete(name);
  }
  return rows.size > 0 ? objects.add('tree', treeContent(rows)) : undefined;
}

function changeFile(
  objects: ObjectWriter,
  rows: Map<string, TreeRow>,
  name: string,
  { path, text, mode }: FileWrite,
) {
  const row = rows.get(name);
  const isFolder = row?.mode === FOLDER;
  if (text === undefined) {
    // A folder of this name is not the file that goes.
    if (!isFolder) rows.delete(name);
    return;
  }
  if (isFolder) {
    throw new InputError(
      `${shown(path)} cannot be written: a folder has this name`,
    );
  }
  // A link's text is a path; what is written over one is a file.
  const kept = row?.mode === '100755' ? row.mode : '100644';
  rows.set(name, {
    mode: mode ?? kept,
    id: objects.add('blob', Buffer.from(text, 'utf8')),
  });
}

function writesAny({ files, folders }: FolderChange): boolean {
  return (
    [...files.values()].some(({ text }) => text !== undefined) ||
    [...folders.values()].some(writesAny)
  );
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
