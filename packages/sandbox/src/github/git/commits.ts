import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { GitHub } from '../github';
import { Account } from '../store/accounts';
import { Repository } from '../store/repositories';
import { resolve, updateRefs, ZERO } from './refs';
import { git } from './run';

export interface Identity {
  name: string;
  email: string;
  /** ISO 8601 date; the sandbox clock's time when absent. */
  date?: string;
}

export interface TreeEntry {
  path: string;
  mode: string;
  /** `null` removes the path. */
  sha: string | null;
}

export interface NewCommit {
  tree: string;
  parents: string[];
  message: string;
  author: Identity;
  committer?: Identity;
}

export function identityOf(account: Account): Identity {
  return {
    name: account.name ?? account.login,
    email:
      account.email ??
      `${account.id}+${account.login}@users.noreply.github.com`,
  };
}

export async function writeBlob(
  directory: string,
  content: Buffer,
): Promise<string> {
  const { text } = await git(directory, ['hash-object', '-w', '--stdin'], {
    input: content,
  });
  return text.trim();
}

/** Writes a tree from `base` (a tree or commit) with some entries changed. */
export async function writeTree(
  directory: string,
  base: string | undefined,
  entries: TreeEntry[],
): Promise<string> {
  const index = path.join(directory, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(
      directory,
      base ? ['read-tree', base] : ['read-tree', '--empty'],
      {
        env,
      },
    );
    const lines = entries.map(({ path: file, mode, sha }) =>
      sha === null ? `0 ${ZERO}\t${file}\0` : `${mode} ${sha}\t${file}\0`,
    );
    await git(directory, ['update-index', '-z', '--index-info'], {
      env,
      input: lines.join(''),
    });
    const { text } = await git(directory, ['write-tree'], { env });
    return text.trim();
  } finally {
    await fs.rm(index, { force: true });
    await fs.rm(`${index}.lock`, { force: true });
  }
}

export async function writeCommit(
  directory: string,
  commit: NewCommit,
  now: string,
): Promise<string> {
  const committer = commit.committer ?? commit.author;
  const { text } = await git(
    directory,
    [
      'commit-tree',
      commit.tree,
      ...commit.parents.flatMap(parent => ['-p', parent]),
      '-F',
      '-',
    ],
    {
      input: commit.message.endsWith('\n')
        ? commit.message
        : `${commit.message}\n`,
      env: {
        GIT_AUTHOR_NAME: commit.author.name,
        GIT_AUTHOR_EMAIL: commit.author.email,
        GIT_AUTHOR_DATE: commit.author.date ?? now,
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
        GIT_COMMITTER_DATE: committer.date ?? now,
      },
    },
  );
  return text.trim();
}

/** Commits files on top of a branch (made when it does not exist) and moves it. */
export async function commitFiles(
  github: GitHub,
  repository: Repository,
  options: {
    branch: string;
    files: Map<string, Buffer>;
    message: string;
    author: Account;
  },
): Promise<string> {
  const directory = github.directoryOf(repository);
  const ref = `refs/heads/${options.branch}`;
  const head = await resolve(directory, ref);
  const entries: TreeEntry[] = [];
  for (const [file, content] of options.files) {
    const sha = await writeBlob(directory, content);
    entries.push({ path: file, mode: '100644', sha });
  }
  const commit = await writeCommit(
    directory,
    {
      tree: await writeTree(directory, head, entries),
      parents: head ? [head] : [],
      message: options.message,
      author: identityOf(options.author),
    },
    github.now(),
  );
  await updateRefs(directory, [{ name: ref, from: head ?? ZERO, to: commit }]);
  return commit;
}
