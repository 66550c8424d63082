import { atLeast } from '../store/accounts';
import { Comment } from '../store/comments';
import { Issue } from '../store/issues';
import { Label } from '../store/labels';
import {
  Reaction,
  reactionContents,
  ReactionSubject,
} from '../store/reactions';
import { Repository } from '../store/repositories';
import { Presenter } from './presenter';
import { nodeId } from './urls';

/** Addresses of a repository's API and pages. */
export function placesOf(present: Presenter, repository: Repository) {
  const name = `/${repository.owner}/${repository.name}`;
  return {
    api: (path: string) => present.urls.api(`/repos${name}${path}`),
    html: (path: string) => present.urls.html(`${name}${path}`),
  };
}

/** How a person is related to a repository. */
export function associationOf(
  { github }: Presenter,
  repository: Repository,
  accountId: number,
): 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'NONE' {
  if (accountId === repository.owner_id) return 'OWNER';
  if (github.accounts.organisationRole(repository.owner_id, accountId)) {
    return 'MEMBER';
  }
  const account = github.accounts.byId(accountId);
  const level = github.repositories.levelOf(repository, account);
  return atLeast(level, 'triage') ? 'COLLABORATOR' : 'NONE';
}

/** `reaction-rollup`. */
export function rollup(
  { github }: Presenter,
  url: string,
  subject: ReactionSubject,
  id: number,
) {
  const reactions = github.reactions.list(subject, id);
  const count = (content: string) =>
    reactions.filter(reaction => reaction.content === content).length;
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(
      reactionContents.map(content => [content, count(content)]),
    ),
  };
}

export function presentReaction(present: Presenter, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: present.user(reaction.account_id),
    content: reaction.content,
    created_at: reaction.created_at,
  };
}

export function presentLabel(
  present: Presenter,
  repository: Repository,
  label: Label,
) {
  const { api } = placesOf(present, repository);
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: api(`/labels/${encodeURIComponent(label.name)}`),
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

/** `issue-comment`. */
export function presentComment(
  present: Presenter,
  repository: Repository,
  issue: Issue,
  comment: Comment,
) {
  const { api, html } = placesOf(present, repository);
  const url = api(`/issues/comments/${comment.id}`);
  const page = `/${issue.isPull ? 'pull' : 'issues'}/${issue.number}`;
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url,
    html_url: html(`${page}#issuecomment-${comment.id}`),
    issue_url: api(`/issues/${issue.number}`),
    body: comment.body,
    user: present.user(comment.author_id),
    created_at: comment.created_at,
    updated_at: comment.updated_at,
    author_association: associationOf(present, repository, comment.author_id),
    performed_via_github_app: null,
    reactions: rollup(present, url, 'comment', comment.id),
  };
}

/** `issue`, also for pull requests seen as issues. */
export function presentIssue(
  present: Presenter,
  repository: Repository,
  issue: Issue,
) {
  const { github } = present;
  const { api, html } = placesOf(present, repository);
  const url = api(`/issues/${issue.number}`);
  const assignees = github.issues
    .assignees(issue.id)
    .map(account => present.user(account));
  const pull = issue.isPull ? github.issues.pullById(issue.id) : undefined;
  const page = html(`/${pull ? 'pull' : 'issues'}/${issue.number}`);
  return {
    id: issue.id,
    node_id: nodeId(pull ? 'PR' : 'I', issue.id),
    url,
    repository_url: api(''),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    number: issue.number,
    title: issue.title,
    user: present.user(issue.author_id),
    labels: github.labels
      .ofIssue(issue.id)
      .map(label => presentLabel(present, repository, label)),
    state: issue.state,
    state_reason: issue.state_reason,
    locked: issue.locked,
    active_lock_reason: null,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: github.comments.count(issue.id),
    created_at: issue.created_at,
    updated_at: issue.updated_at,
    closed_at: issue.closed_at,
    closed_by: issue.closed_by ? present.user(issue.closed_by) : null,
    author_association: associationOf(present, repository, issue.author_id),
    body: issue.body,
    reactions: rollup(present, url, 'issue', issue.id),
    performed_via_github_app: null,
    ...(pull && {
      draft: pull.draft,
      pull_request: {
        url: api(`/pulls/${issue.number}`),
        html_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        merged_at: pull.merged_at,
      },
    }),
  };
}
