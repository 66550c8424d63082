import { git } from '../git/run';
import { readCommits } from '../git/commitInfo';
import { Identity, identityOf, writeCommit } from '../git/commits';
import { mergeTree } from '../git/merge';
import type { GitHub } from '../github';
import { Account } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface MergeMessage {
  title?: string;
  message?: string;
}

const GITHUB: Identity = { name: 'GitHub', email: 'noreply@github.com' };

/**
 * Writes the commits of a merge on top of `base`, without moving any ref.
 *
 * @returns the new tip, or `undefined` when git finds conflicts.
 */
export async function writeMerge(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  base: string,
  method: MergeMethod,
  actor: Account,
  text: MergeMessage,
): Promise<string | undefined> {
  const directory = github.directoryOf(repository);
  const now = github.now();
  if (method === 'rebase') {
    return rebaseOnto(directory, base, pull.head_sha, actor, now);
  }
  const { clean, tree } = await mergeTree(directory, base, pull.head_sha);
  if (!clean) return undefined;
  const { title, message } =
    method === 'squash'
      ? await squashText(directory, pull, base, text)
      : mergeText(repository, pull, text);
  return writeCommit(
    directory,
    {
      tree,
      parents: method === 'squash' ? [base] : [base, pull.head_sha],
      message: message ? `${title}\n\n${message}` : title,
      author: identityOf(
        method === 'squash' ? github.accounts.byId(pull.author_id) : actor,
      ),
      committer: GITHUB,
    },
    now,
  );
}

function mergeText(
  repository: Repository,
  pull: Pull,
  { title, message }: MergeMessage,
) {
  return {
    title:
      title ??
      `Merge pull request #${pull.number} from ${repository.owner}/${pull.head_ref}`,
    message: message ?? pull.title,
  };
}

/** GitHub's defaults: the one commit's text, or the title and all subjects. */
async function squashText(
  directory: string,
  pull: Pull,
  base: string,
  { title, message }: MergeMessage,
) {
  const commits = await readCommits(directory, [
    '--reverse',
    '--no-merges',
    `${base}..${pull.head_sha}`,
  ]);
  const only = commits.length === 1 ? commits[0].message : undefined;
  const [subject, ...body] = (only ?? pull.title).split('\n');
  const list = commits.map(commit => `* ${commit.message.trim()}`).join('\n\n');
  return {
    title: title ?? `${subject} (#${pull.number})`,
    message: message ?? (only === undefined ? list : body.join('\n').trim()),
  };
}

/** Copies the commits of `base..head` onto `base`, one by one. */
async function rebaseOnto(
  directory: string,
  base: string,
  head: string,
  actor: Account,
  now: string,
): Promise<string | undefined> {
  const commits = await readCommits(directory, [
    '--reverse',
    '--topo-order',
    '--no-merges',
    `${base}..${head}`,
  ]);
  let tip = base;
  for (const commit of commits) {
    const [parent] = commit.parents;
    const tree = parent
      ? await pickTree(directory, parent, tip, commit.sha, now)
      : undefined;
    if (!tree) return undefined;
    tip = await writeCommit(
      directory,
      {
        tree,
        parents: [tip],
        message: commit.message,
        author: commit.author,
        committer: identityOf(actor),
      },
      now,
    );
  }
  return tip;
}

/**
 * The tree of `tip` with what `commit` did to `parent`. `git merge-tree` takes
 * a merge base of one's choice only since 2.40, so three commits are made whose
 * common ancestor is the parent.
 */
async function pickTree(
  directory: string,
  parent: string,
  tip: string,
  commit: string,
  now: string,
): Promise<string | undefined> {
  const plain = async (of: string, parents: string[]) => {
    const { text } = await git(directory, ['rev-parse', `${of}^{tree}`]);
    const author = { name: 'GitHub', email: 'noreply@github.com' };
    return writeCommit(
      directory,
      { tree: text.trim(), parents, message: of, author },
      now,
    );
  };
  const root = await plain(parent, []);
  const [ours, theirs] = [
    await plain(tip, [root]),
    await plain(commit, [root]),
  ];
  const { clean, tree } = await mergeTree(directory, ours, theirs);
  return clean ? tree : undefined;
}
