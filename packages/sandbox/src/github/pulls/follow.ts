import { resolve, ZERO } from '../git/refs';
import type { GitHub } from '../github';
import { RefChange } from '../refTracker';
import { Account } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { keepHead, pullFacts, PullFacts } from './facts';
import { movedComments } from './moveComments';
import { dismissReview } from './reviews';
import { rulesOf } from './rules';
import { tellPull } from './tell';

const HEADS = 'refs/heads/';

interface Step {
  facts: PullFacts;
  write: () => void;
}

/** Keeps open pull requests in step with branches that move or go. */
export function followRefs(github: GitHub) {
  github.refs.onChange(async (repository, changes, actor) => {
    const branches = new Map(
      changes
        .filter(({ name }) => name.startsWith(HEADS))
        .map(change => [change.name.slice(HEADS.length), change]),
    );
    if (branches.size === 0) return undefined;
    const steps: Step[] = [];
    for (const pull of github.issues.pulls(repository.id)) {
      const head = branches.get(pull.head_ref);
      const base = branches.get(pull.base_ref);
      if (!head && !base) continue;
      const follow = { github, repository, pull, head, base, actor };
      const step =
        (await mergedBy(follow)) ??
        (await retargeted(follow, branches)) ??
        (await closedBy(follow)) ??
        (await synchronized(follow));
      if (step) steps.push(step);
    }
    return () => steps.forEach(step => step.write());
  });
}

interface Follow {
  github: GitHub;
  repository: Repository;
  pull: Pull;
  head: RefChange | undefined;
  base: RefChange | undefined;
  actor: Account;
}

/** The base branch now contains the head, by our merge or by a push. */
async function mergedBy(follow: Follow): Promise<Step | undefined> {
  const { github, repository, pull, head, base } = follow;
  if (!base || base.to === ZERO) return undefined;
  const journal = github.db
    .prepare('select * from merge_journal where issue_id = ?')
    .get(pull.id) as
    | { merge_sha: string; actor_id: number; base_ref: string }
    | undefined;
  const contains = (sha: string) => github.isAncestor(repository, sha, base.to);
  const ours =
    journal?.base_ref === pull.base_ref && (await contains(journal.merge_sha));
  const headSha = head && head.to !== ZERO ? head.to : pull.head_sha;
  if (!ours && !(await contains(headSha))) return undefined;
  const merger = ours ? github.accounts.byId(journal!.actor_id) : follow.actor;
  const baseSha = base.from === ZERO ? pull.base_sha : base.from;
  const after = {
    ...pull,
    state: 'closed' as const,
    head_sha: ours ? pull.head_sha : headSha,
    base_sha: baseSha,
  };
  const facts = await pullFacts(github, repository, after);
  await keepHead(github, repository, pull.number, after.head_sha);
  return {
    facts,
    write() {
      const at = github.now();
      github.issues.update(
        pull.id,
        { state: 'closed', closed_at: at, closed_by: merger.id },
        at,
      );
      const row = github.issues.updatePull(
        pull.id,
        {
          head_sha: after.head_sha,
          base_sha: baseSha,
          merged_at: at,
          merged_by: merger.id,
          merge_commit_sha: ours ? journal!.merge_sha : base.to,
        },
        at,
      );
      github.db
        .prepare('delete from merge_journal where issue_id = ?')
        .run(pull.id);
      tellPull(github, {
        action: 'closed',
        repository,
        pull: row,
        facts,
        sender: merger,
      });
    },
  };
}

/** A base that was merged and deleted is replaced by what it was merged into. */
async function retargeted(
  follow: Follow,
  branches: Map<string, RefChange>,
): Promise<Step | undefined> {
  const { github, repository, pull, base, head, actor } = follow;
  if (base?.to !== ZERO || head?.to === ZERO) return undefined;
  const parent = github.issues
    .pulls(repository.id, { state: 'all', headRef: pull.base_ref })
    .find(other => other.merged_at || branches.has(other.base_ref));
  if (!parent || parent.base_ref === pull.head_ref) return undefined;
  const sha = await resolve(
    github.directoryOf(repository),
    `${HEADS}${parent.base_ref}`,
  );
  if (!sha) return undefined;
  const after = {
    ...pull,
    base_ref: parent.base_ref,
    base_sha: sha,
    head_sha: head?.to ?? pull.head_sha,
  };
  const facts = await pullFacts(github, repository, after);
  if (facts.commits === 0) return undefined;
  await keepHead(github, repository, pull.number, after.head_sha);
  return {
    facts,
    write() {
      const row = github.issues.updatePull(
        pull.id,
        {
          base_ref: after.base_ref,
          base_sha: sha,
          head_sha: after.head_sha,
        },
        github.now(),
      );
      tellPull(
        github,
        { action: 'edited', repository, pull: row, facts, sender: actor },
        {
          changes: {
            base: {
              ref: { from: pull.base_ref },
              sha: { from: pull.base_sha },
            },
          },
        },
      );
    },
  };
}

/** Without one of its branches, or without commits, a pull request is over. */
async function closedBy(follow: Follow): Promise<Step | undefined> {
  const { github, repository, pull, head, base, actor } = follow;
  const gone = head?.to === ZERO || base?.to === ZERO;
  if (!gone && !head) return undefined;
  const headSha = head && !gone ? head.to : pull.head_sha;
  const facts = await pullFacts(github, repository, {
    ...pull,
    head_sha: headSha,
  });
  if (!gone && facts.commits > 0) return undefined;
  return {
    facts,
    write() {
      const at = github.now();
      github.issues.update(
        pull.id,
        { state: 'closed', closed_at: at, closed_by: actor.id },
        at,
      );
      const row = github.issues.updatePull(pull.id, { head_sha: headSha }, at);
      tellPull(github, {
        action: 'closed',
        repository,
        pull: row,
        facts,
        sender: actor,
      });
    },
  };
}

/** New commits on the head. */
async function synchronized(follow: Follow): Promise<Step | undefined> {
  const { github, repository, pull, head, actor } = follow;
  if (!head) return undefined;
  const directory = github.directoryOf(repository);
  const base = await resolve(directory, `${HEADS}${pull.base_ref}`);
  const after = {
    ...pull,
    head_sha: head.to,
    base_sha: base ?? pull.base_sha,
  };
  const facts = await pullFacts(github, repository, after);
  await keepHead(github, repository, pull.number, head.to);
  const moved = await movedComments(github, repository, pull, after);
  const stale = rulesOf(github, repository, pull.base_ref)?.dismissStale
    ? github.reviews.list(pull.id).filter(review => review.state === 'APPROVED')
    : [];
  return {
    facts,
    write() {
      const row = github.issues.updatePull(
        pull.id,
        { head_sha: head.to, base_sha: after.base_sha },
        github.now(),
      );
      for (const place of moved) github.threads.move(place);
      tellPull(
        github,
        { action: 'synchronize', repository, pull: row, facts, sender: actor },
        { before: pull.head_sha, after: head.to },
      );
      for (const review of stale) {
        dismissReview(
          github,
          { repository, pull: row, sender: actor },
          review,
          'New commits were pushed.',
        );
      }
    },
  };
}

/** After a start: what a crash between two steps has left. */
export async function recoverPulls(github: GitHub) {
  // Branches that had moved are settled by now; what is left never moved.
  github.db.prepare('delete from merge_journal').run();
  for (const repository of github.repositories.list()) {
    const directory = github.directoryOf(repository);
    for (const pull of github.issues.pulls(repository.id)) {
      const ref = `refs/pull/${pull.number}/head`;
      if ((await resolve(directory, ref)) !== pull.head_sha) {
        await keepHead(github, repository, pull.number, pull.head_sha);
      }
    }
  }
}
