import type { GitHub } from '../../github';
import { presentIssue } from '../../present/issue';
import { Presenter } from '../../present/presenter';
import { Account, atLeast } from '../../store/accounts';
import { Issue } from '../../store/issues';
import { Repository } from '../../store/repositories';
import { Answer, Call, noContent } from '../call';
import { notFound } from '../errors';
import { issueOfPath, Tell, teller } from '../issuePath';
import type { Routes } from '../router';

const PATH = '/repos/:owner/:repo/issues/:number/assignees';
/** GitHub assigns an issue to at most ten people. */
const MOST = 10;

function mayBeAssigned(
  github: GitHub,
  repository: Repository,
  account: Account,
) {
  return (
    account.type !== 'Organization' &&
    !account.site_admin &&
    atLeast(github.repositories.levelOf(repository, account), 'triage')
  );
}

/** Those of the logins who may be assigned; GitHub ignores the others. */
export function readAssignees(
  github: GitHub,
  repository: Repository,
  logins: string[],
): Account[] {
  return logins
    .flatMap(login => github.accounts.byLogin(login) ?? [])
    .filter(account => mayBeAssigned(github, repository, account));
}

/** Assigns or unassigns and tells of each; inside a transaction. */
export function assign(
  present: Presenter,
  issue: Issue,
  accounts: Account[],
  assigned: boolean,
  tell: Tell,
) {
  const { issues } = present.github;
  for (const account of accounts) {
    if (assigned && issues.assignees(issue.id).length >= MOST) return;
    if (issues.setAssignee(issue.id, account.id, assigned)) {
      const action = assigned ? 'assigned' : 'unassigned';
      tell(action, { assignee: present.user(account) });
    }
  }
}

/** Who is responsible for an issue. */
export function registerAssignees(routes: Routes, present: Presenter) {
  const { github } = present;

  const available = (repository: Repository) =>
    [...github.accounts.list('User'), ...github.accounts.list('Bot')].filter(
      account => mayBeAssigned(github, repository, account),
    );
  routes.get('/repos/:owner/:repo/assignees', call => {
    const repository = call.repository('pull', ['metadata', 'read']);
    return call
      .paginate(available(repository))
      .map(account => present.user(account));
  });
  routes.get('/repos/:owner/:repo/assignees/:login', call => {
    const repository = call.repository('pull', ['metadata', 'read']);
    const account = github.accounts.byLogin(call.param('login'));
    if (!account || !mayBeAssigned(github, repository, account)) {
      throw notFound();
    }
    return noContent();
  });

  const change = (assigned: boolean) => async (call: Call) => {
    const { repository, issue } = issueOfPath(call, 'triage', 'write');
    const logins = call.body('Issue').texts('assignees') ?? [];
    const accounts = readAssignees(github, repository, logins);
    const tell = await teller(github, repository, issue, call.account);
    github.db.transaction(() =>
      assign(present, issue, accounts, assigned, tell),
    )();
    const json = presentIssue(
      present,
      repository,
      github.issues.byId(issue.id)!,
    );
    return new Answer(assigned ? 201 : 200, json);
  };
  routes.post(PATH, change(true));
  routes.delete(PATH, change(false));
}
