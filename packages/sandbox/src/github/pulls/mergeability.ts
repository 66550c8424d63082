import {
  CheckState,
  Mergeability,
  mergeabilityOf,
} from '../domain/mergeability';
import type { GitHub } from '../github';
import { atLeast } from '../store/accounts';
import { Checks } from '../store/checks';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Review } from '../store/reviews';
import { Statuses } from '../store/statuses';
import { mergePreview, MergePreview } from './facts';
import { approvedByOwners } from './owners';
import { rulesOf } from './rules';

/** The newest opinion of each reviewer; comments change none. */
export function latestOpinions(reviews: Review[]): Review[] {
  const latest = new Map<number, Review>();
  for (const review of reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    latest.set(review.author_id, review);
  }
  return [...latest.values()].filter(review => review.state !== 'DISMISSED');
}

/** Statuses and check runs of a commit in the same words. */
export function checksOf(
  github: GitHub,
  repository: Repository,
  sha: string,
): CheckState[] {
  const checks = new Checks(github.db);
  const statuses = new Statuses(github.db);
  const fromRun = (conclusion: string | null): CheckState['state'] => {
    if (conclusion === null) return 'pending';
    return ['success', 'neutral', 'skipped'].includes(conclusion)
      ? 'success'
      : 'failure';
  };
  return [
    ...statuses.latest(repository.id, sha).map(status => ({
      context: status.context,
      appId: null,
      state: status.state === 'error' ? ('failure' as const) : status.state,
    })),
    ...checks.runs(repository.id, { sha, latest: true }).map(run => ({
      context: run.name,
      appId: checks.suite(repository.id, run.suite_id)?.app_id ?? null,
      state: fromRun(run.status === 'completed' ? run.conclusion : null),
    })),
  ];
}

export interface PullMergeability extends Mergeability {
  preview: MergePreview | undefined;
}

/** Whether a pull request can be merged now, and what is missing. */
export async function pullMergeability(
  github: GitHub,
  repository: Repository,
  pull: Pull,
): Promise<PullMergeability> {
  const preview = await mergePreview(github, repository, pull);
  const rules = rulesOf(github, repository, pull.base_ref);
  const opinions = latestOpinions(github.reviews.list(pull.id)).filter(
    review => {
      const author = github.accounts.byId(review.author_id);
      return atLeast(github.repositories.levelOf(repository, author), 'push');
    },
  );
  const approvers = new Set(
    opinions.filter(o => o.state === 'APPROVED').map(o => o.author_id),
  );
  const result = mergeabilityOf({
    open: pull.state === 'open',
    draft: pull.draft,
    conflicts: preview?.conflicts,
    behind: preview?.behind ?? false,
    rules,
    opinions: opinions.map(o => o.state as 'APPROVED' | 'CHANGES_REQUESTED'),
    ownersApproved:
      !rules?.codeOwners ||
      (await approvedByOwners(github, repository, pull, approvers)),
    checks: checksOf(github, repository, pull.head_sha),
  });
  return { ...result, preview };
}
