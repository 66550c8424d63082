import { PullFacts } from '../pulls/facts';
import { PullMergeability } from '../pulls/mergeability';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { associationOf, placesOf, presentLabel } from './issue';
import { Presenter } from './presenter';
import { nodeId } from './urls';

/** `pull-request-simple`, as lists carry it. */
export function simplePull(
  present: Presenter,
  repository: Repository,
  pull: Pull,
) {
  const { github } = present;
  const { api, html } = placesOf(present, repository);
  const url = api(`/pulls/${pull.number}`);
  const issue = api(`/issues/${pull.number}`);
  const page = html(`/pull/${pull.number}`);
  const statuses = api(`/statuses/${pull.head_sha}`);
  const assignees = github.issues
    .assignees(pull.id)
    .map(account => present.user(account));
  const repo = present.repository(repository);
  const owner = present.user(repository.owner_id);
  const side = (ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: owner,
    repo,
  });
  return {
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: present.user(pull.author_id),
    body: pull.body,
    created_at: pull.created_at,
    updated_at: pull.updated_at,
    closed_at: pull.closed_at,
    merged_at: pull.merged_at,
    merge_commit_sha: pull.merge_commit_sha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: github.issues
      .requestedReviewers(pull.id)
      .map(account => present.user(account)),
    requested_teams: github.issues
      .requestedTeams(pull.id)
      .map(team => present.team(team)),
    labels: github.labels
      .ofIssue(pull.id)
      .map(label => presentLabel(present, repository, label)),
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: api('/pulls/comments{/number}'),
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: side(pull.head_ref, pull.head_sha),
    base: side(pull.base_ref, pull.base_sha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: api('/pulls/comments{/number}') },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(present, repository, pull.author_id),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/**
 * `pull-request`. Without mergeability it says unknown, as GitHub does in
 * webhooks, where nobody has computed it yet.
 */
export function fullPull(
  present: Presenter,
  repository: Repository,
  pull: Pull,
  facts: PullFacts,
  mergeability?: PullMergeability,
) {
  const { github } = present;
  const preview = mergeability?.preview;
  return {
    ...simplePull(present, repository, pull),
    merge_commit_sha: pull.merge_commit_sha ?? preview?.mergeSha ?? null,
    merged: pull.merged_at !== null,
    mergeable: mergeability?.mergeable ?? null,
    rebaseable: preview ? !preview.conflicts && preview.rebaseable : null,
    mergeable_state: mergeability?.state ?? 'unknown',
    merged_by: pull.merged_by ? present.user(pull.merged_by) : null,
    comments: github.comments.count(pull.id),
    review_comments: github.reviews.comments(pull.id).length,
    maintainer_can_modify: pull.maintainer_can_modify,
    commits: facts.commits,
    additions: facts.additions,
    deletions: facts.deletions,
    changed_files: facts.changedFiles,
  };
}
