import { Presenter } from '../../present/presenter';
import { presentIssue } from '../../present/issue';
import { editPull } from '../../pulls/edit';
import { Issue, IssueChanges } from '../../store/issues';
import { Label } from '../../store/labels';
import { Repository } from '../../store/repositories';
import { Account, atLeast } from '../../store/accounts';
import { Body } from '../body';
import { Answer, Call, noContent } from '../call';
import { HttpError } from '../errors';
import {
  issueOfPath,
  mayEdit,
  MAX_BODY,
  MAX_TITLE,
  teller,
  unusable,
} from '../issuePath';
import type { Routes } from '../router';
import { assign, readAssignees } from './assignees';
import { readLabels, stickLabels } from './labels';

const PATH = '/repos/:owner/:repo/issues/:number';

/** Issues, and pull requests seen as issues. */
export function registerIssues(routes: Routes, present: Presenter) {
  const { github } = present;
  const show = (repository: Repository, id: number) =>
    presentIssue(present, repository, github.issues.byId(id)!);

  /** Labels and assignees of a body; only who may triage can set them. */
  const readDecoration = (call: Call, repository: Repository, body: Body) => {
    if (!atLeast(call.levelOf(repository), 'triage')) return {};
    return {
      labels: body.has('labels')
        ? readLabels(github, repository, body.raw('labels'))
        : undefined,
      assignees: body.has('assignees')
        ? readAssignees(github, repository, body.texts('assignees') ?? [])
        : undefined,
    };
  };
  const decorate = (
    repository: Repository,
    issue: Issue,
    { labels, assignees }: { labels?: Label[]; assignees?: Account[] },
    tell: (action: string, extra?: Record<string, unknown>) => void,
  ) => {
    if (labels) {
      stickLabels(present, repository, issue, labels, tell, { replace: true });
    }
    if (assignees) {
      const now = github.issues.assignees(issue.id);
      const wanted = new Set(assignees.map(({ id }) => id));
      const gone = now.filter(({ id }) => !wanted.has(id));
      assign(present, issue, gone, false, tell);
      assign(present, issue, assignees, true, tell);
    }
  };

  routes.post('/repos/:owner/:repo/issues', async call => {
    const repository = call.repository('pull', ['issues', 'write']);
    const { account } = call;
    if (!repository.settings.has_issues) {
      throw new HttpError(410, 'Issues has been disabled in this repository.');
    }
    if (repository.archived) {
      throw new HttpError(403, 'Repository was archived so is read-only.');
    }
    const body = call.body('Issue');
    const title = body.required('title', { max: MAX_TITLE });
    const text = body.text('body', { max: MAX_BODY }) ?? null;
    const decoration = readDecoration(call, repository, body);
    const id = github.db.transaction(() => {
      const issue = github.issues.create(
        { repo_id: repository.id, author_id: account.id, title, body: text },
        github.now(),
      );
      const tell = (action: string, extra?: Record<string, unknown>) =>
        github.events.emit({
          event: 'issues',
          action,
          sender: account,
          repository,
          payload: { issue: show(repository, issue.id), ...extra },
        });
      tell('opened');
      decorate(repository, issue, decoration, tell);
      return issue.id;
    })();
    const json = show(repository, id);
    return new Answer(201, json, { Location: json.url });
  });

  routes.get('/repos/:owner/:repo/issues', call => {
    const repository = call.repository('pull', ['issues', 'read']);
    const state = call.query('state') ?? 'open';
    const labels = call.query('labels')?.split(',') ?? [];
    const creator = call.query('creator');
    const since = call.query('since');
    const author = creator ? github.accounts.byLogin(creator)?.id : undefined;
    const found = github.issues.list(repository.id).filter(issue => {
      const names = labels.length
        ? github.labels.ofIssue(issue.id).map(label => label.name)
        : [];
      return (
        (state === 'all' || issue.state === state) &&
        labels.every(label => names.includes(label)) &&
        (!creator || issue.author_id === author) &&
        (!since || Date.parse(issue.updated_at) >= Date.parse(since))
      );
    });
    const sort = call.query('sort') === 'updated' ? 'updated_at' : 'created_at';
    found.sort((a, b) => b[sort].localeCompare(a[sort]) || b.number - a.number);
    if (call.query('direction') === 'asc') found.reverse();
    return call
      .paginate(found)
      .map(issue => presentIssue(present, repository, issue));
  });

  routes.get(PATH, call => {
    const { repository, issue } = issueOfPath(call);
    return presentIssue(present, repository, issue);
  });

  routes.patch(PATH, async call => {
    const { repository, issue } = issueOfPath(call, 'pull', 'write');
    mayEdit(call, repository, issue.author_id);
    const body = call.body('Issue');
    const decoration = readDecoration(call, repository, body);
    const title = body.has('title')
      ? body.required('title', { max: MAX_TITLE })
      : undefined;
    const text = body.has('body')
      ? body.text('body', { max: MAX_BODY }) ?? ''
      : undefined;
    const state = body.text('state', { oneOf: ['open', 'closed'] }) as
      | Issue['state']
      | undefined;
    if (issue.isPull) {
      await editPull(github, repository, issue.id, call.account, {
        title,
        body: text,
        state,
      });
    }
    const tell = await teller(github, repository, issue, call.account);
    github.db.transaction(() => {
      if (!issue.isPull) {
        edit(call, issue, { title, body: text, state }, body, tell);
      }
      decorate(repository, issue, decoration, tell);
    })();
    return show(repository, issue.id);
  });

  function edit(
    call: Call,
    issue: Issue,
    wanted: { title?: string; body?: string; state?: Issue['state'] },
    body: Body,
    tell: (action: string, extra?: Record<string, unknown>) => void,
  ) {
    const at = github.now();
    const reasons = ['completed', 'not_planned', 'duplicate', 'reopened'];
    const reason = body.text('state_reason', { oneOf: reasons });
    const changes: IssueChanges = {};
    const told: Record<string, { from: string }> = {};
    if (wanted.title !== undefined && wanted.title !== issue.title) {
      changes.title = wanted.title;
      told.title = { from: issue.title };
    }
    if (wanted.body !== undefined && wanted.body !== issue.body) {
      changes.body = wanted.body;
      told.body = { from: issue.body ?? '' };
    }
    const closing = wanted.state === 'closed' && issue.state === 'open';
    const opening = wanted.state === 'open' && issue.state === 'closed';
    if (closing) {
      Object.assign(changes, {
        state: 'closed',
        state_reason: reason ?? 'completed',
        closed_at: at,
        closed_by: call.account.id,
      });
    }
    if (opening) {
      Object.assign(changes, {
        state: 'open',
        state_reason: 'reopened',
        closed_at: null,
        closed_by: null,
      });
    }
    if (Object.keys(changes).length === 0) return;
    github.issues.update(issue.id, changes, at);
    if (Object.keys(told).length > 0) tell('edited', { changes: told });
    if (closing) tell('closed');
    if (opening) tell('reopened');
  }

  const lock = (locked: boolean) => async (call: Call) => {
    const { repository, issue } = issueOfPath(call, 'push', 'write');
    const reason = call.body('Issue').text('lock_reason');
    const reasons = ['off-topic', 'too heated', 'resolved', 'spam'];
    if (reason !== undefined && !reasons.includes(reason)) {
      throw unusable('Issue', 'lock_reason', `one of: ${reasons.join(', ')}`);
    }
    const tell = await teller(github, repository, issue, call.account);
    github.db.transaction(() => {
      github.issues.update(issue.id, { locked: locked ? 1 : 0 }, github.now());
      if (issue.locked !== locked) tell(locked ? 'locked' : 'unlocked');
    })();
    return noContent();
  };
  routes.put(`${PATH}/lock`, lock(true));
  routes.delete(`${PATH}/lock`, lock(false));
}
