import { Presenter } from '../../present/presenter';
import { presentReviewComment } from '../../present/review';
import { newComment, readLine } from '../../pulls/comments';
import { tellReview } from '../../pulls/reviews';
import { Pull } from '../../store/issues';
import { Repository } from '../../store/repositories';
import { ReviewComment } from '../../store/reviews';
import { Body } from '../body';
import { Call, created, noContent } from '../call';
import { notFound, unprocessable } from '../errors';
import { mayEdit, MAX_BODY, pullOfPath, refuseLocked } from '../issuePath';
import type { Routes } from '../router';

const PATH = '/repos/:owner/:repo/pulls/:number/comments';
const ONE = '/repos/:owner/:repo/pulls/comments/:id';

/** Comments on lines of a pull request. */
export function registerReviewComments(routes: Routes, present: Presenter) {
  const { github } = present;
  const show = (repository: Repository, pull: Pull, comment: ReviewComment) =>
    presentReviewComment(present, repository, pull, comment);

  /** Every comment belongs to a review; one written alone makes its own. */
  const add = (
    call: Call,
    repository: Repository,
    pull: Pull,
    line: Omit<
      ReviewComment,
      | 'id'
      | 'issue_id'
      | 'review_id'
      | 'author_id'
      | 'created_at'
      | 'updated_at'
    >,
  ) =>
    github.db.transaction(() => {
      const at = github.now();
      const { account } = call;
      const about = { repository, pull, sender: account };
      const review = github.reviews.create({
        issue_id: pull.id,
        author_id: account.id,
        state: 'COMMENTED',
        body: '',
        commit_id: line.commit_id,
        submitted_at: at,
      });
      const comment = github.reviews.createComment(
        {
          ...line,
          issue_id: pull.id,
          review_id: review.id,
          author_id: account.id,
        },
        at,
      );
      tellReview(github, about, 'submitted', review);
      newComment(github, about, comment);
      return comment;
    })();

  const reply = (
    call: Call,
    repository: Repository,
    pull: Pull,
    body: Body,
    toId: number,
  ) => {
    const to = github.reviews.comment(toId);
    if (to?.issue_id !== pull.id) throw notFound();
    const { id, created_at, updated_at, ...place } = to;
    return add(call, repository, pull, {
      ...place,
      body: body.required('body', { max: MAX_BODY }),
      // Replies hang on the first comment of a thread, never on each other.
      in_reply_to_id: to.in_reply_to_id ?? id,
    });
  };

  routes.post(PATH, async call => {
    const repository = call.repository('pull', ['pull_requests', 'write']);
    const pull = pullOfPath(call, repository);
    void call.account;
    refuseLocked(call, repository, pull);
    const body = call.body('PullRequestReviewComment');
    const to = body.integer('in_reply_to');
    if (to !== undefined) {
      return created(
        show(repository, pull, reply(call, repository, pull, body, to)),
      );
    }
    const commit = body.required('commit_id');
    if (!(await github.isAncestor(repository, commit, pull.head_sha))) {
      throw unprocessable('commit_id is not part of the pull request');
    }
    const line = await readLine(github, repository, pull, body, commit);
    return created(show(repository, pull, add(call, repository, pull, line)));
  });

  routes.post(`${PATH}/:id/replies`, call => {
    const repository = call.repository('pull', ['pull_requests', 'write']);
    const pull = pullOfPath(call, repository);
    void call.account;
    refuseLocked(call, repository, pull);
    const body = call.body('PullRequestReviewComment');
    const comment = reply(call, repository, pull, body, call.id('id'));
    return created(show(repository, pull, comment));
  });

  routes.get(PATH, call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    const pull = pullOfPath(call, repository);
    return call
      .paginate(github.reviews.comments(pull.id))
      .map(comment => show(repository, pull, comment));
  });

  routes.get('/repos/:owner/:repo/pulls/comments', call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    return call
      .paginate(github.reviews.commentsOfRepository(repository.id))
      .map(comment =>
        show(repository, github.issues.pullById(comment.issue_id)!, comment),
      );
  });

  const one = (call: Call, access: 'read' | 'write') => {
    const repository = call.repository('pull', ['pull_requests', access]);
    const comment = github.reviews.comment(call.id('id'));
    const pull = comment && github.issues.pullById(comment.issue_id);
    if (!comment || pull?.repo_id !== repository.id) throw notFound();
    if (access === 'write') mayEdit(call, repository, comment.author_id);
    return { repository, pull, comment };
  };

  routes.get(ONE, call => {
    const { repository, pull, comment } = one(call, 'read');
    return show(repository, pull, comment);
  });

  routes.patch(ONE, call => {
    const { repository, pull, comment } = one(call, 'write');
    const body = call
      .body('PullRequestReviewComment')
      .required('body', { max: MAX_BODY });
    const about = { repository, pull, sender: call.account };
    return github.db.transaction(() => {
      const row = github.reviews.setCommentBody(comment.id, body, github.now());
      newComment(github, about, row, 'edited', {
        changes: { body: { from: comment.body } },
      });
      return show(repository, pull, row);
    })();
  });

  routes.delete(ONE, call => {
    const { repository, pull, comment } = one(call, 'write');
    const about = { repository, pull, sender: call.account };
    github.db.transaction(() => {
      newComment(github, about, comment, 'deleted');
      github.reviews.removeComment(comment.id);
    })();
    return noContent();
  });
}
