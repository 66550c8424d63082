import type { RepositoryRef } from '../mirror/types';
import type { ForgePullRequest, ForgeReview } from './types';

function stateOf(pull: any): ForgePullRequest['state'] {
  if (pull.merged_at) return 'merged';
  return pull.state === 'open' ? 'open' : 'closed';
}

/** GitHub's pull request, from a list or on its own, in our words. */
export function toPullRequest(pull: any): ForgePullRequest {
  const merged = Boolean(pull.merged_at);
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    state: stateOf(pull),
    draft: Boolean(pull.draft),
    head: { branch: pull.head.ref, commit: pull.head.sha },
    ...(isOfFork(pull) && { fromFork: true }),
    base: { branch: pull.base.ref },
    author: pull.user?.login ?? 'ghost',
    labels: pull.labels.map((label: any) => label.name),
    createdAt: pull.created_at,
    updatedAt: pull.updated_at,
    mergedAt: pull.merged_at ?? undefined,
    closedAt: pull.closed_at ?? undefined,
    // While it is open this is a trial that nobody keeps.
    mergeCommit: merged ? pull.merge_commit_sha ?? undefined : undefined,
    mergeable: pull.mergeable ?? undefined,
  };
}

/** Whether its branch is elsewhere, or was in a fork that is gone. */
function isOfFork({ head, base }: any): boolean {
  const name = base.repo?.full_name;
  return name !== undefined && head.repo?.full_name !== name;
}

/** Whether its branch is in this repository; a fork's may have the same name. */
export function isOwnBranch(pull: any, { owner, name }: RepositoryRef) {
  const full = `${owner}/${name}`.toLowerCase();
  return pull.head.repo?.full_name?.toLowerCase() === full;
}

const REVIEW_STATES: Record<string, ForgeReview['state']> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
};

export function toReview(review: any): ForgeReview {
  return {
    author: review.user?.login ?? 'ghost',
    state: REVIEW_STATES[review.state] ?? 'commented',
    commit: review.commit_id ?? '',
    submittedAt: review.submitted_at ?? '',
  };
}

/** `@acme/platform` and `acme/platform` are a team, `@minji` is a person. */
export function splitReviewers(reviewers: readonly string[], owner: string) {
  const logins: string[] = [];
  const teams: { slug: string; given: string }[] = [];
  const refused: string[] = [];
  for (const given of new Set(reviewers)) {
    const [first, second, ...more] = given.replace(/^@/, '').split('/');
    const isTeam = second !== undefined && more.length === 0;
    if (isTeam && first.toLowerCase() === owner.toLowerCase()) {
      teams.push({ slug: second, given });
    } else if (second === undefined && /^[\w-]+(\[bot\])?$/.test(first)) {
      logins.push(given);
    } else {
      // Teams of another organisation, and mail addresses of a CODEOWNERS file.
      refused.push(given);
    }
  }
  return { logins, teams, refused };
}
