import type { GitHub } from '../github';
import { presentIssue } from '../present/issue';
import { Presenter } from '../present/presenter';
import { fullPull } from '../present/pull';
import { Account } from '../store/accounts';
import { Issue, Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { PullFacts } from './facts';

/** Writes the `pull_request` event; call it inside the change's transaction. */
export function tellPull(
  github: GitHub,
  about: {
    action: string;
    repository: Repository;
    pull: Pull;
    facts: PullFacts;
    sender: Account;
  },
  extra: Record<string, unknown> = {},
) {
  const { action, repository, pull, facts, sender } = about;
  github.events.emit({
    event: 'pull_request',
    action,
    sender,
    repository,
    payload: {
      number: pull.number,
      pull_request: pullForEvent(github, repository, pull, facts),
      ...extra,
    },
  });
}

/** A pull request as webhooks carry it. */
export function pullForEvent(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  facts: PullFacts,
) {
  const present = new Presenter(github);
  const { settings } = repository;
  const json = fullPull(present, repository, pull, facts);
  // Repositories inside a pull request's event also tell how it may be merged.
  const withSettings = {
    ...json.base.repo,
    allow_merge_commit: settings.allow_merge_commit,
    allow_squash_merge: settings.allow_squash_merge,
    allow_rebase_merge: settings.allow_rebase_merge,
    allow_auto_merge: settings.allow_auto_merge,
    allow_update_branch: settings.allow_update_branch,
    delete_branch_on_merge: settings.delete_branch_on_merge,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    use_squash_pr_title_as_default: false,
  };
  return {
    ...json,
    head: { ...json.head, repo: withSettings },
    base: { ...json.base, repo: withSettings },
  };
}

/** Writes the `issues` event of an issue that is no pull request. */
export function tellIssue(
  github: GitHub,
  about: {
    action: string;
    repository: Repository;
    issue: Issue;
    sender: Account;
  },
  extra: Record<string, unknown> = {},
) {
  const { action, repository, issue, sender } = about;
  const present = new Presenter(github);
  github.events.emit({
    event: 'issues',
    action,
    sender,
    repository,
    payload: { issue: presentIssue(present, repository, issue), ...extra },
  });
}
