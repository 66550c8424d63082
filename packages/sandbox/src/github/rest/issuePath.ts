import type { GitHub } from '../github';
import { pullFacts } from '../pulls/facts';
import { tellIssue, tellPull } from '../pulls/tell';
import { Account, Level } from '../store/accounts';
import { Issue, Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Call } from './call';
import { forbidden, HttpError, notFound } from './errors';

/** Longest text of an issue or comment, in characters, as on GitHub. */
export const MAX_BODY = 65_536;
export const MAX_TITLE = 256;

/** The pull request of the path. */
export function pullOfPath(call: Call, repository: Repository): Pull {
  const pull = call.github.issues.pull(repository.id, call.id('number'));
  if (!pull) throw notFound();
  return pull;
}

/**
 * The repository and issue of the path. An App that may write pull requests may
 * treat them as issues, too.
 */
export function issueOfPath(
  call: Call,
  need: Level = 'pull',
  access: 'read' | 'write' = 'read',
): { repository: Repository; issue: Issue } {
  const number = call.id('number');
  const find = (permission: 'issues' | 'pull_requests') => {
    const repository = call.repository(need, [permission, access]);
    const issue = call.github.issues.byNumber(repository.id, number);
    return { repository, issue };
  };
  let found;
  try {
    found = find('issues');
  } catch (error) {
    if (call.actor?.token.kind !== 'installation') throw error;
    found = find('pull_requests');
    if (!found.issue?.isPull) throw error;
  }
  const { repository, issue } = found;
  if (!issue) throw notFound();
  return { repository, issue };
}

/** Only who may push speaks in a locked conversation. */
export function refuseLocked(call: Call, repository: Repository, issue: Issue) {
  const level = call.levelOf(repository);
  if (issue.locked && (!level || level === 'pull' || level === 'triage')) {
    throw forbidden('Unable to create comment because issue is locked.');
  }
}

/** Own things, and everybody's for those who may push. */
export function mayEdit(
  call: Call,
  repository: Repository,
  authorId: number,
): void {
  const level = call.levelOf(repository);
  const writer = level && level !== 'pull' && level !== 'triage';
  if (call.account.id !== authorId && !writer) {
    throw forbidden('Must have write access to edit what others wrote.');
  }
}

export type Tell = (action: string, extra?: Record<string, unknown>) => void;

/**
 * Prepares to tell of changes to an issue or pull request: git is asked before,
 * so that the returned function can run inside the change's transaction.
 */
export async function teller(
  github: GitHub,
  repository: Repository,
  issue: Issue,
  sender: Account,
): Promise<Tell> {
  const pull = issue.isPull ? github.issues.pullById(issue.id) : undefined;
  if (!pull) {
    return (action, extra) =>
      tellIssue(
        github,
        { action, repository, issue: github.issues.byId(issue.id)!, sender },
        extra,
      );
  }
  const facts = await pullFacts(github, repository, pull);
  return (action, extra) =>
    tellPull(
      github,
      {
        action,
        repository,
        pull: github.issues.pullById(issue.id)!,
        facts,
        sender,
      },
      extra,
    );
}

/** A 422 that names a field of the body. */
export function unusable(resource: string, field: string, message: string) {
  return new HttpError(422, 'Validation Failed', [
    { resource, field, code: 'invalid', message },
  ]);
}
