import path from 'node:path';
import { visitExpressions } from '../read/visit';
import type { BodyItem, Expression } from '../syntax';

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

/** A call that reads outside the tree, and what it reads. */
export interface OutsideRead {
  call: Expression;
  function: string;
  path: string;
}

/** Calls in an expression that certainly read outside the tree. */
export function readsOutside(
  expression: Expression,
  folders: Folders,
): OutsideRead[] {
  const found: OutsideRead[] = [];
  visitExpressions(expression, node => {
    if (node.kind !== 'call') return;
    const name = node.name.replace(/^core::/, '');
    const [argument] = node.arguments;
    if (!READERS.has(name) || !argument) return;
    const known = knownPath(argument, folders);
    if (known !== undefined && leaves(known)) {
      found.push({ call: node, function: name, path: known });
    }
  });
  return found;
}

/** The same for all that a body holds. */
export function bodyReadsOutside(
  body: readonly BodyItem[],
  folders: Folders,
): OutsideRead[] {
  const found: OutsideRead[] = [];
  const rest = [...body].reverse();
  for (let item = rest.pop(); item; item = rest.pop()) {
    if (item.kind === 'block') rest.push(...[...item.body].reverse());
    else found.push(...readsOutside(item.value, folders));
  }
  return found;
}
