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
    `--format=${FORMAT.join('%x1f')}`,
    ...args,
  ]);
  return text
    .split('\0')
    .filter(Boolean)
    .map(record => {
      const [sha, tree, parents, an, ae, ad, cn, ce, cd, ...message] =
        record.split('\x1f');
      return {
        sha,
        tree,
        parents: parents.split(' ').filter(Boolean),
        author: { name: an, email: ae, date: toUtc(ad) },
        committer: { name: cn, email: ce, date: toUtc(cd) },
        message: message.join('\x1f').replace(/\n$/, ''),
      };
    });
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
