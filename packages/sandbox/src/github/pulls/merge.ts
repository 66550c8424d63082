import { RefUpdate, resolve, updateRefs, ZERO } from '../git/refs';
import type { GitHub } from '../github';
import { conflict, HttpError } from '../rest/errors';
import { Account, atLeast } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { PullMergeability, pullMergeability } from './mergeability';
import { MergeMessage, MergeMethod, writeMerge } from './mergeCommit';
import { PullRules, rulesOf } from './rules';

export interface MergeInput extends MergeMessage {
  method: MergeMethod;
  /** The head that the caller has seen; another one is refused. */
  sha?: string;
  /** Told after each step, so that tests can break off there. */
  afterStep?: (step: MergeStep) => void;
}

/** The steps of a merge, in order; a kill after any of them loses nothing. */
export type MergeStep = 'commit' | 'journal' | 'refs' | 'settled';

const refused = (message: string) => new HttpError(405, message);

const methodNames = {
  merge: ['allow_merge_commit', 'Merge commits'],
  squash: ['allow_squash_merge', 'Squash merges'],
  rebase: ['allow_rebase_merge', 'Rebase merges'],
} as const;

function check(
  repository: Repository,
  pull: Pull,
  state: PullMergeability,
  rules: PullRules | undefined,
  isAdmin: boolean,
  input: MergeInput,
) {
  if (pull.state !== 'open') throw refused('Pull Request is not mergeable');
  if (input.sha !== undefined && input.sha !== pull.head_sha) {
    throw conflict('Head branch was modified. Review and try the merge again.');
  }
  if (pull.draft) throw refused('Pull Request is still a draft');
  if (!state.mergeable) throw refused('Pull Request is not mergeable');
  const bypass = isAdmin && !rules?.enforceAdmins;
  if (!bypass && state.missing.length > 0) throw refused(state.missing[0]);
  if (!bypass && state.state === 'behind') {
    throw refused('The head branch is not up to date with the base branch.');
  }
  const [setting, name] = methodNames[input.method];
  if (!repository.settings[setting]) {
    throw refused(`${name} are not allowed on this repository.`);
  }
  if (rules?.linear && input.method === 'merge') {
    throw refused(`${name} are not allowed on this repository.`);
  }
}

/**
 * Merges a pull request. Objects are written first, then a journal row, then
 * the branch moves (and the merged one goes, if the repository wants that) in
 * one step of git; everything the merge means is written when refs are settled.
 * After a crash the journal says whether a moved branch was this merge.
 *
 * @returns the commit that the base branch points to.
 */
export async function mergePull(
  github: GitHub,
  repository: Repository,
  number: number,
  actor: Account,
  input: MergeInput,
): Promise<string> {
  const step = input.afterStep ?? (() => {});
  return github.locks.run(repository.id, async () => {
    const pull = github.issues.pull(repository.id, number)!;
    const state = await pullMergeability(github, repository, pull);
    const rules = rulesOf(github, repository, pull.base_ref);
    const level = github.repositories.levelOf(repository, actor);
    check(repository, pull, state, rules, atLeast(level, 'admin'), input);

    const directory = github.directoryOf(repository);
    const baseRef = `refs/heads/${pull.base_ref}`;
    const base = await resolve(directory, baseRef);
    const moved = 'Base branch was modified. Review and try the merge again.';
    if (!base) throw refused(moved);
    const commit = await writeMerge(
      github,
      repository,
      pull,
      base,
      input.method,
      actor,
      input,
    );
    if (!commit) throw refused('Pull Request is not mergeable');
    step('commit');

    const updates: RefUpdate[] = [{ name: baseRef, from: base, to: commit }];
    if (await mayDeleteHead(github, repository, pull)) {
      const name = `refs/heads/${pull.head_ref}`;
      updates.push({ name, from: pull.head_sha, to: ZERO });
    }
    github.db
      .prepare(
        `insert or replace into merge_journal (issue_id, repo_id, base_ref, merge_sha, actor_id, at)
         values (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        pull.id,
        repository.id,
        pull.base_ref,
        commit,
        actor.id,
        github.now(),
      );
    const settled = github.refs.announce(repository, actor, updates);
    step('journal');
    try {
      await updateRefs(directory, updates);
    } catch (error) {
      // Somebody pushed between the look and the move. Nothing has happened.
      github.db
        .prepare('delete from merge_journal where issue_id = ?')
        .run(pull.id);
      settled();
      await github.refs.settleLocked(repository, actor);
      if (error instanceof HttpError) throw refused(moved);
      throw error;
    }
    step('refs');
    await github.refs.settleLocked(repository, actor);
    settled();
    step('settled');
    return commit;
  });
}

async function mayDeleteHead(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<boolean> {
  if (!repository.settings.delete_branch_on_merge) return false;
  if (pull.head_ref === repository.default_branch) return false;
  if (rulesOf(github, repository, pull.head_ref)) return false;
  // Another pull request may still need the branch.
  const others = github.issues
    .pulls(repository.id, { headRef: pull.head_ref })
    .filter(other => other.id !== pull.id);
  if (others.length > 0) return false;
  const head = await resolve(
    github.directoryOf(repository),
    `refs/heads/${pull.head_ref}`,
  );
  return head === pull.head_sha;
}
