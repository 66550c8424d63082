import { Presenter } from '../../present/presenter';
import { presentComment, presentIssue } from '../../present/issue';
import { Account } from '../../store/accounts';
import { Comment } from '../../store/comments';
import { Issue } from '../../store/issues';
import { Repository } from '../../store/repositories';
import { Answer, Call, noContent } from '../call';
import { HttpError, notFound } from '../errors';
import { issueOfPath, mayEdit, MAX_BODY, refuseLocked } from '../issuePath';
import type { Routes } from '../router';

const ONE = '/repos/:owner/:repo/issues/comments/:id';

/** Writes the `issue_comment` event; inside the change's transaction. */
export function tellComment(
  present: Presenter,
  action: 'created' | 'edited' | 'deleted',
  repository: Repository,
  issue: Issue,
  comment: Comment,
  sender: Account,
  extra: Record<string, unknown> = {},
) {
  const { github } = present;
  github.events.emit({
    event: 'issue_comment',
    action,
    sender,
    repository,
    payload: {
      issue: presentIssue(present, repository, github.issues.byId(issue.id)!),
      comment: presentComment(present, repository, issue, comment),
      ...extra,
    },
  });
}

/** Adds a comment to a conversation and tells about it. */
export function addComment(
  present: Presenter,
  repository: Repository,
  issue: Issue,
  author: Account,
  body: string,
): Comment {
  const { github } = present;
  return github.db.transaction(() => {
    const at = github.now();
    const comment = github.comments.create(
      { issue_id: issue.id, author_id: author.id, body },
      at,
    );
    github.issues.update(issue.id, {}, at);
    tellComment(present, 'created', repository, issue, comment, author);
    return comment;
  })();
}

/** Comments of conversations. */
export function registerComments(routes: Routes, present: Presenter) {
  const { github } = present;

  routes.post('/repos/:owner/:repo/issues/:number/comments', call => {
    const { repository, issue } = issueOfPath(call, 'pull', 'write');
    const { account } = call;
    refuseLocked(call, repository, issue);
    const body = call.body('IssueComment').required('body', { max: MAX_BODY });
    const comment = addComment(present, repository, issue, account, body);
    const json = presentComment(present, repository, issue, comment);
    return new Answer(201, json, { Location: json.url });
  });

  const since = (call: Call) => {
    const at = Date.parse(call.query('since') ?? '');
    return (comment: Comment) =>
      Number.isNaN(at) || Date.parse(comment.updated_at) >= at;
  };
  routes.get('/repos/:owner/:repo/issues/:number/comments', call => {
    const { repository, issue } = issueOfPath(call);
    return call
      .paginate(github.comments.list(issue.id).filter(since(call)))
      .map(comment => presentComment(present, repository, issue, comment));
  });

  routes.get('/repos/:owner/:repo/issues/comments', call => {
    const repository = call.repository('pull', ['issues', 'read']);
    const comments = github.comments
      .ofRepository(repository.id)
      .filter(since(call));
    const sort = call.query('sort') === 'updated' ? 'updated_at' : 'created_at';
    comments.sort((a, b) => a[sort].localeCompare(b[sort]) || a.id - b.id);
    if (call.query('direction') === 'desc') comments.reverse();
    return call
      .paginate(comments)
      .map(comment =>
        presentComment(
          present,
          repository,
          github.issues.byId(comment.issue_id)!,
          comment,
        ),
      );
  });

  const one = (call: Call, access: 'read' | 'write') => {
    const comment = github.comments.byId(call.id('id'));
    const issue = comment && github.issues.byId(comment.issue_id);
    let repository: Repository;
    try {
      repository = call.repository('pull', ['issues', access]);
    } catch (error) {
      const onPull = issue?.isPull && error instanceof HttpError;
      if (!onPull || call.actor?.token.kind !== 'installation') throw error;
      repository = call.repository('pull', ['pull_requests', access]);
    }
    if (!comment || issue?.repo_id !== repository.id) throw notFound();
    if (access === 'write') mayEdit(call, repository, comment.author_id);
    return { repository, issue, comment };
  };

  routes.get(ONE, call => {
    const { repository, issue, comment } = one(call, 'read');
    return presentComment(present, repository, issue, comment);
  });

  routes.patch(ONE, call => {
    const { repository, issue, comment } = one(call, 'write');
    const body = call.body('IssueComment').required('body', { max: MAX_BODY });
    return github.db.transaction(() => {
      const row = github.comments.setBody(comment.id, body, github.now());
      tellComment(present, 'edited', repository, issue, row, call.account, {
        changes: { body: { from: comment.body } },
      });
      return presentComment(present, repository, issue, row);
    })();
  });

  routes.delete(ONE, call => {
    const { repository, issue, comment } = one(call, 'write');
    github.db.transaction(() => {
      tellComment(present, 'deleted', repository, issue, comment, call.account);
      github.comments.remove(comment.id);
    })();
    return noContent();
  });
}
