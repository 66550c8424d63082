import { diffFiles, FileDiff, mergeBase } from '../git/diff';
import { mergeTree } from '../git/merge';
import { ZERO } from '../git/refs';
import { git } from '../git/run';
import { writeCommit } from '../git/commits';
import type { GitHub } from '../github';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';

/** What git says of a pull request: sizes. */
export interface PullFacts {
  /** The tip of the base branch that was compared with. */
  base: string;
  mergeBase: string | undefined;
  commits: number;
  additions: number;
  deletions: number;
  changedFiles: number;
}

/** What git says of merging an open pull request now. */
export interface MergePreview {
  conflicts: boolean;
  /** The base has commits that the head has not. */
  behind: boolean;
  /** A merge of head into base, kept at `refs/pull/N/merge`. */
  mergeSha: string | undefined;
  rebaseable: boolean;
}

const KEPT = 2000;

/** Remembers what depends on commit ids only, and so never changes. */
export class PullFactsCache {
  readonly #values = new Map<string, Promise<unknown>>();

  get<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#values.get(key) as Promise<T> | undefined;
    if (known) return known;
    const made = make();
    this.#values.set(key, made);
    made.catch(() => this.#values.delete(key));
    if (this.#values.size > KEPT) {
      this.#values.delete(this.#values.keys().next().value!);
    }
    return made;
  }
}

/** Where the base branch is, or was when the pull request ended. */
export function baseOf(github: GitHub, pull: Pull): string {
  return (
    (pull.state === 'open' &&
      github.refs.known(pull.repo_id, `refs/heads/${pull.base_ref}`)) ||
    pull.base_sha
  );
}

export function pullFacts(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<PullFacts> {
  const base = baseOf(github, pull);
  const head = pull.head_sha;
  const directory = github.directoryOf(repository);
  return github.pullCache.get(
    `facts:${repository.id}:${base}:${head}`,
    async () => {
      const ancestor = await mergeBase(directory, base, head);
      const [stat, count] = await Promise.all([
        git(directory, [
          'diff-tree',
          '--shortstat',
          '-M',
          ancestor ?? base,
          head,
        ]),
        git(directory, ['rev-list', '--count', `${base}..${head}`]),
      ]);
      const number = (pattern: RegExp) =>
        Number(stat.text.match(pattern)?.[1] ?? 0);
      return {
        base,
        mergeBase: ancestor,
        commits: Number(count.text),
        changedFiles: number(/(\d+) files? changed/),
        additions: number(/(\d+) insertion/),
        deletions: number(/(\d+) deletion/),
      };
    },
  );
}

/** The changed files of a pull request: head against the merge base. */
export async function pullFiles(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<FileDiff[]> {
  const { mergeBase: from, base } = await pullFacts(github, repository, pull);
  return github.pullCache.get(
    `files:${repository.id}:${from ?? base}:${pull.head_sha}`,
    () =>
      diffFiles(github.directoryOf(repository), from ?? base, pull.head_sha),
  );
}

/** Tries the merge; `undefined` when the base branch is gone. */
export async function mergePreview(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<MergePreview | undefined> {
  const base = github.refs.known(pull.repo_id, `refs/heads/${pull.base_ref}`);
  if (!base || pull.state !== 'open') return undefined;
  const head = pull.head_sha;
  const directory = github.directoryOf(repository);
  // By number too: each pull request has a ref of its own for the result.
  const key = `merge:${repository.id}:${pull.number}:${base}:${head}`;
  return github.pullCache.get(key, async () => {
    const facts = await pullFacts(github, repository, pull);
    const behind = facts.mergeBase !== base;
    if (!facts.mergeBase) {
      return {
        conflicts: true,
        behind,
        mergeSha: undefined,
        rebaseable: false,
      };
    }
    const { clean, tree } = await mergeTree(directory, base, head);
    if (!clean) {
      return {
        conflicts: true,
        behind,
        mergeSha: undefined,
        rebaseable: false,
      };
    }
    const merges = await git(directory, [
      'rev-list',
      '--merges',
      '--count',
      `${base}..${head}`,
    ]);
    return {
      conflicts: false,
      behind,
      mergeSha: await keepMerge(github, repository, pull, base, tree),
      rebaseable: merges.text.trim() === '0',
    };
  });
}

/** Keeps the trial merge at `refs/pull/N/merge`, once per pair of commits. */
async function keepMerge(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  base: string,
  tree: string,
): Promise<string> {
  const directory = github.directoryOf(repository);
  const ref = `refs/pull/${pull.number}/merge`;
  const kept = await git(
    directory,
    ['rev-parse', '--quiet', '--verify', `${ref}^0`, `${ref}^1`, `${ref}^2`],
    { okCodes: [0, 1, 128] },
  );
  const [sha, first, second] = kept.text.trim().split('\n');
  if (first === base && second === pull.head_sha) return sha;
  const commit = await writeCommit(
    directory,
    {
      tree,
      parents: [base, pull.head_sha],
      message: `Merge ${pull.head_sha} into ${base}`,
      author: { name: 'GitHub', email: 'noreply@github.com' },
    },
    github.now(),
  );
  await git(directory, ['update-ref', ref, commit]);
  return commit;
}

/** Keeps the head at `refs/pull/N/head`, also when its branch is gone. */
export async function keepHead(
  github: GitHub,
  repository: Repository,
  number: number,
  sha: string,
) {
  if (sha === ZERO) return;
  await git(github.directoryOf(repository), [
    'update-ref',
    `refs/pull/${number}/head`,
    sha,
  ]);
}
