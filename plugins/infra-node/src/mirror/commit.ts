import { InputError } from '@backstage/errors';
import { changeTree } from './changeTree';
import { ObjectWriter } from './git/objectWriter';
import type { Trees } from './git/trees';
import type { NewCommit, Signature } from './types';

export interface BuiltCommit {
  id: string;
  /** The commit with the folders and files that are new in it. */
  pack: Buffer;
}

const writerFor = ({ parents }: NewCommit) =>
  new ObjectWriter((parents[0]?.length ?? 40) / 2);

/**
 * Builds a commit in memory.
 * @param tree its tree where that exists already; `files` are then not looked at
 * @throws InputError for paths and signatures that git would not keep
 */
export async function buildCommit(
  trees: Trees,
  commit: NewCommit,
  tree?: string,
): Promise<BuiltCommit> {
  const objects = writerFor(commit);
  const id = await addCommit(trees, objects, commit, tree);
  return { id, pack: objects.pack() };
}

/**
 * Builds many commits in memory, of which none follows another of them.
 * @throws InputError for paths and signatures that git would not keep
 */
export async function buildCommits(
  trees: Trees,
  commits: readonly [NewCommit, ...NewCommit[]],
): Promise<{ ids: string[]; pack: Buffer }> {
  const objects = writerFor(commits[0]);
  const ids = [];
  for (const each of commits) ids.push(await addCommit(trees, objects, each));
  return { ids, pack: objects.pack() };
}

/** Adds a commit with what is new in it, and gives its name. */
async function addCommit(
  trees: Trees,
  objects: ObjectWriter,
  commit: NewCommit,
  tree?: string,
): Promise<string> {
  const { parents } = commit;
  for (const parent of parents) checkName(parent);
  const base = parents[0] && (await trees.rootOf(parents[0]));
  const root = tree ?? (await changeTree(trees, objects, base, commit.files));
  const now = new Date();
  const lines = [
    `tree ${root}`,
    ...parents.map(parent => `parent ${parent}`),
    `author ${signature(commit.author, now)}`,
    `committer ${signature(commit.committer, now)}`,
    '',
    message(commit.message),
  ];
  return objects.add('commit', Buffer.from(lines.join('\n'), 'utf8'));
}

function checkName(name: string) {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return;
  const shown = JSON.stringify(name.slice(0, 80));
  throw new InputError(`${shown} is no full name of a commit`);
}

/** Git's commands end a message with one line end, and cannot read a NUL. */
function message(text: string): string {
  return `${text.replaceAll('\0', '').trimEnd()}\n`;
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
