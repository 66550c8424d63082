import { git } from './run';

/** What `git` knows of one commit, without its changes. */
export interface CommitInfo {
  sha: string;
  tree: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
  message: string;
}

const FORMAT = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
];

/** git's strict ISO date as GitHub writes it: UTC, whole seconds. */
function toUtc(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}

/** Reads commits of `git log`-like arguments, in git's order. */
export async function readCommits(
  directory: string,
  args: string[],
): Promise<CommitInfo[]> {
  const { text } = await git(directory, [
    'log',
    '-z',
    // NUL is the one byte that no field can hold.
    `--format=${FORMAT.join('%x00')}`,
    ...args,
  ]);
  const fields = text.split('\0');
  const commits: CommitInfo[] = [];
  for (let at = 0; at + FORMAT.length <= fields.length; at += FORMAT.length) {
    const [sha, tree, parents, an, ae, ad, cn, ce, cd, message] = fields.slice(
      at,
      at + FORMAT.length,
    );
    commits.push({
      sha,
      tree,
      parents: parents.split(' ').filter(Boolean),
      author: { name: an, email: ae, date: toUtc(ad) },
      committer: { name: cn, email: ce, date: toUtc(cd) },
      message: message.replace(/\n$/, ''),
    });
  }
  return commits;
}

/** One commit; `sha` must be a resolved one. */
export async function readCommit(
  directory: string,
  sha: string,
): Promise<CommitInfo> {
  const [commit] = await readCommits(directory, ['-1', sha]);
  return commit;
}

/** `simple-commit`, as check suites and push events carry it. */
export function simpleCommit(commit: CommitInfo) {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}
