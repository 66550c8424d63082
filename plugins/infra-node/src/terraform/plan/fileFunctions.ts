import path from 'node:path';
import type { Expression } from '../syntax';
import { expressionsBelow } from './walk';

/** Functions whose first argument names a file or folder of the machine. */
const READERS = new Set([
  'file',
  'filebase64',
  'filebase64sha256',
  'filebase64sha512',
  'fileexists',
  'filemd5',
  'fileset',
  'filesha1',
  'filesha256',
  'filesha512',
  'templatefile',
]);

/** Folders that a path may begin with. */
export interface Folders {
  /** `path.module`, relative to the root of the tree. */
  module: string;
  /** `path.root` and `path.cwd`. */
  root: string;
}

function folderOf(expression: Expression, folders: Folders) {
  if (
    expression.kind !== 'getAttribute' ||
    expression.of.kind !== 'variable' ||
    expression.of.name !== 'path'
  ) {
    return undefined;
  }
  return expression.name === 'module' ? folders.module : folders.root;
}

/**
 * The path that an argument certainly means, relative to the root of the tree
 * (or absolute); undefined when a part of it is not known from the text.
 */
function knownPath(argument: Expression, folders: Folders): string | undefined {
  if (argument.kind === 'parentheses')
    return knownPath(argument.inner, folders);
  if (argument.kind !== 'template') return folderOf(argument, folders);
  let known = '';
  for (const [index, part] of argument.parts.entries()) {
    if (part.kind === 'text') known += part.value;
    else {
      const folder =
        index === 0 && part.kind === 'interpolation'
          ? folderOf(part.expression, folders)
          : undefined;
      if (folder === undefined) return undefined;
      known = folder === '' ? '.' : folder;
    }
  }
  const first = argument.parts[0];
  return first?.kind === 'text' && !/^[/~]/.test(known)
    ? path.posix.join(folders.root, known)
    : known;
}

/** Whether a path leaves the tree. */
function leaves(known: string): boolean {
  if (known.startsWith('/') || known.startsWith('~')) return true;
  const plain = path.posix.normalize(known);
  return plain === '..' || plain.startsWith('../');
}

/** Calls that certainly read outside the tree, and what they read. */
export function readsOutside(
  roots: Parameters<typeof expressionsBelow>[0],
  folders: Folders,
): { call: Expression; function: string; path: string }[] {
  const found = [];
  for (const node of expressionsBelow(roots)) {
    if (node.kind !== 'call') continue;
    const name = node.name.replace(/^core::/, '');
    const [argument] = node.arguments;
    if (!READERS.has(name) || !argument) continue;
    const known = knownPath(argument, folders);
    if (known !== undefined && leaves(known)) {
      found.push({ call: node, function: name, path: known });
    }
  }
  return found;
}
