import { InputError } from '@backstage/errors';
import { checkWritablePath } from './paths';
import { FOLDER, type Trees } from './git/trees';
import type { FileWrite, NewCommit, Signature } from './types';

/** Where fast-import puts the commit meanwhile; removed in the same run. */
const SCRATCH = 'refs/portal/scratch';

/**
 * Orders for `git fast-import` that write one commit and print its name.
 * @param unique tells this run's scratch branch from others'
 * @throws InputError for a path or signature that git would not keep
 */
export async function commitOrders(
  trees: Trees,
  commit: NewCommit,
  unique: string,
): Promise<string> {
  const [first, ...others] = commit.parents;
  const changes = await fileOrders(trees, first, commit.files);
  const now = new Date();
  const ref = `${SCRATCH}/${unique}`;
  return [
    `feature done\ncommit ${ref}\nmark :1\n`,
    `author ${signature(commit.author, now)}\n`,
    `committer ${signature(commit.committer, now)}\n`,
    data(commit.message),
    first ? `from ${hash(first)}\n` : '',
    ...others.map(parent => `merge ${hash(parent)}\n`),
    ...changes,
    `\nget-mark :1\nreset ${ref}\nfrom ${'0'.repeat(40)}\n\ndone\n`,
  ].join('');
}

async function fileOrders(
  trees: Trees,
  base: string | undefined,
  files: readonly FileWrite[],
): Promise<string[]> {
  const seen = new Set<string>();
  const removed = files.filter(({ text }) => text === undefined);
  const orders: string[] = [];
  // Removed ones first: a file may make room for a folder of its name.
  for (const file of [...removed, ...files.filter(f => !removed.includes(f))]) {
    checkWritablePath(file.path);
    if (seen.has(file.path)) {
      throw new InputError(`The file ${shown(file.path)} is written twice`);
    }
    seen.add(file.path);
    if (file.text === undefined) {
      if (base && (await trees.find(base, file.path))) {
        orders.push(`D ${quoted(file.path)}\n`);
      }
      continue;
    }
    const mode = await modeFor(trees, base, file, seen);
    orders.push(`M ${mode} inline ${quoted(file.path)}\n${data(file.text)}`);
  }
  return orders;
}

const MODES = new Set(['100644', '100755', '120000']);

async function modeFor(
  trees: Trees,
  base: string | undefined,
  file: FileWrite,
  seen: ReadonlySet<string>,
): Promise<string> {
  if (file.mode !== undefined && !MODES.has(file.mode)) {
    throw new InputError(
      `${shown(file.path)} cannot have the mode ${file.mode}`,
    );
  }
  await checkFolders(trees, base, file.path, seen);
  const row = base ? await trees.find(base, file.path) : undefined;
  if (row?.mode === FOLDER) {
    throw new InputError(
      `${shown(file.path)} cannot be written: a folder has this name`,
    );
  }
  if (file.mode) return file.mode;
  // A link's text is a path; what is written over one is a file.
  return row?.mode === '100755' ? row.mode : '100644';
}

/** A file, link or submodule must not be turned into a folder by the way. */
async function checkFolders(
  trees: Trees,
  base: string | undefined,
  path: string,
  seen: ReadonlySet<string>,
) {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count += 1) {
    const folder = parts.slice(0, count).join('/');
    const row = base ? await trees.find(base, folder) : undefined;
    const isFile = row && row.mode !== FOLDER && !seen.has(folder);
    if (isFile) {
      throw new InputError(
        `${shown(path)} cannot be written: ${shown(folder)} is no folder`,
      );
    }
  }
}

function signature({ name, email, at }: Signature, now: Date): string {
  const seconds = Math.floor((at ?? now).getTime() / 1000);
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new InputError('A commit cannot be signed with this time');
  }
  return `${plain(name) || 'unknown'} <${plain(email)}> ${seconds} +0000`;
}

/** What git cannot keep in a name or address is left out. */
function plain(text: string): string {
  return text.replace(/[<>\p{Cc}]/gu, '').trim();
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function quoted(path: string): string {
  const escaped = path
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

function hash(name: string): string {
  if (/^[0-9a-f]{40,64}$/.test(name)) return name;
  throw new InputError(`${shown(name)} is no full name of a commit`);
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
