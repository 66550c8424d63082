import { Presenter } from '../../present/presenter';
import { presentReview, presentReviewComment } from '../../present/review';
import { newComment, readLine } from '../../pulls/comments';
import { dismissReview, tellReview } from '../../pulls/reviews';
import { Pull } from '../../store/issues';
import { Repository } from '../../store/repositories';
import { Review, ReviewState } from '../../store/reviews';
import { Call } from '../call';
import { notFound, unprocessable } from '../errors';
import { MAX_BODY, pullOfPath } from '../issuePath';
import type { Routes } from '../router';

const PATH = '/repos/:owner/:repo/pulls/:number/reviews';

const states: Record<string, ReviewState> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};
const events = Object.keys(states);

/** Reviews: write, submit, read, change, dismiss. */
export function registerReviews(routes: Routes, present: Presenter) {
  const { github } = present;

  const place = (call: Call, access: 'read' | 'write') => {
    const repository = call.repository('pull', ['pull_requests', access]);
    return { repository, pull: pullOfPath(call, repository) };
  };
  const reviewOf = (call: Call, pull: Pull): Review => {
    const review = github.reviews.byId(call.id('review'));
    const hidden =
      review?.state === 'PENDING' &&
      review.author_id !== call.actor?.account.id;
    if (review?.issue_id !== pull.id || hidden) throw notFound();
    return review;
  };

  const refuseOwn = (call: Call, pull: Pull, state: ReviewState) => {
    if (call.account.id !== pull.author_id) return;
    if (state === 'APPROVED') {
      throw unprocessable('Can not approve your own pull request');
    }
    if (state === 'CHANGES_REQUESTED') {
      throw unprocessable('Can not request changes on your own pull request');
    }
  };

  /** Publishes a review: the request for it is done with. */
  const submit = (
    call: Call,
    repository: Repository,
    pull: Pull,
    review: Review,
  ) => {
    const about = { repository, pull, sender: call.account };
    github.db
      .prepare(
        `delete from review_requests where issue_id = @pull and (account_id = @account
           or team_id in (select team_id from team_members where user_id = @account))`,
      )
      .run({ pull: pull.id, account: call.account.id });
    github.issues.update(pull.id, {}, github.now());
    tellReview(github, about, 'submitted', review);
    for (const comment of github.reviews.commentsOfReview(review.id)) {
      newComment(github, about, comment);
    }
  };

  routes.post(PATH, async call => {
    const { repository, pull } = place(call, 'write');
    const { account } = call;
    const body = call.body('PullRequestReview');
    const event = body.text('event', { oneOf: events });
    const state = event ? states[event] : 'PENDING';
    const text = body.text('body', { max: MAX_BODY }) ?? '';
    refuseOwn(call, pull, state);
    const comments = body.objects('comments') ?? [];
    if (
      ((state === 'COMMENTED' && comments.length === 0) ||
        state === 'CHANGES_REQUESTED') &&
      text === ''
    ) {
      throw unprocessable('Unprocessable Entity: body must not be blank');
    }
    if (github.reviews.pendingOf(pull.id, account.id)) {
      throw unprocessable(
        'User can only have one pending review per pull request',
      );
    }
    const commit = body.text('commit_id') ?? pull.head_sha;
    if (!(await github.isAncestor(repository, commit, pull.head_sha))) {
      throw unprocessable('commit_id is not part of the pull request');
    }
    const lines = await Promise.all(
      comments.map(comment =>
        readLine(github, repository, pull, comment, commit),
      ),
    );
    const review = github.db.transaction(() => {
      const at = github.now();
      const row = github.reviews.create({
        issue_id: pull.id,
        author_id: account.id,
        state,
        body: text,
        commit_id: commit,
        submitted_at: state === 'PENDING' ? null : at,
      });
      for (const line of lines) {
        github.reviews.createComment(
          {
            ...line,
            issue_id: pull.id,
            review_id: row.id,
            author_id: account.id,
          },
          at,
        );
      }
      if (state !== 'PENDING') submit(call, repository, pull, row);
      return row;
    })();
    return presentReview(present, repository, pull, review);
  });

  routes.get(PATH, call => {
    const { repository, pull } = place(call, 'read');
    return call
      .paginate(github.reviews.list(pull.id, call.actor?.account.id))
      .map(review => presentReview(present, repository, pull, review));
  });

  routes.get(`${PATH}/:review`, call => {
    const { repository, pull } = place(call, 'read');
    return presentReview(present, repository, pull, reviewOf(call, pull));
  });

  routes.get(`${PATH}/:review/comments`, call => {
    const { repository, pull } = place(call, 'read');
    const review = reviewOf(call, pull);
    return call
      .paginate(github.reviews.commentsOfReview(review.id))
      .map(comment => {
        const json = presentReviewComment(present, repository, pull, comment);
        const { line, original_line, subject_type, ...legacy } = json;
        return {
          ...legacy,
          line: line ?? undefined,
          original_line: original_line ?? undefined,
          subject_type,
        };
      });
  });

  routes.put(`${PATH}/:review`, call => {
    const { repository, pull } = place(call, 'write');
    const before = reviewOf(call, pull);
    if (before.author_id !== call.account.id) {
      throw unprocessable('Can only edit your own review');
    }
    const body = call.body('PullRequestReview');
    const text = body.required('body', { max: MAX_BODY });
    const review = github.db.transaction(() => {
      const row = github.reviews.update({ ...before, body: text });
      if (row.state !== 'PENDING') {
        const about = { repository, pull, sender: call.account };
        tellReview(github, about, 'edited', row, {
          changes: { body: { from: before.body } },
        });
      }
      return row;
    })();
    return presentReview(present, repository, pull, review);
  });

  routes.delete(`${PATH}/:review`, call => {
    const { repository, pull } = place(call, 'write');
    const review = reviewOf(call, pull);
    if (review.state !== 'PENDING') {
      throw unprocessable('Can not delete a non-pending pull request review');
    }
    github.reviews.remove(review.id);
    return presentReview(present, repository, pull, review);
  });

  routes.post(`${PATH}/:review/events`, call => {
    const { repository, pull } = place(call, 'write');
    const before = reviewOf(call, pull);
    if (before.state !== 'PENDING' || before.author_id !== call.account.id) {
      throw unprocessable('Only your own pending review can be submitted');
    }
    const body = call.body('PullRequestReview');
    const state = states[body.required('event', { oneOf: events })];
    refuseOwn(call, pull, state);
    const review = github.db.transaction(() => {
      const row = github.reviews.update({
        ...before,
        state,
        body: body.text('body', { max: MAX_BODY }) ?? before.body,
        submitted_at: github.now(),
      });
      submit(call, repository, pull, row);
      return row;
    })();
    return presentReview(present, repository, pull, review);
  });

  routes.put(`${PATH}/:review/dismissals`, call => {
    const repository = call.repository('push', ['pull_requests', 'write']);
    const pull = pullOfPath(call, repository);
    const review = reviewOf(call, pull);
    if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
      throw unprocessable(
        `Can not dismiss a ${review.state.toLowerCase()} pull request review`,
      );
    }
    const message = call.body('PullRequestReview').required('message');
    const dismissed = github.db.transaction(() =>
      dismissReview(
        github,
        { repository, pull, sender: call.account },
        review,
        message,
      ),
    )();
    return presentReview(present, repository, pull, dismissed);
  });
}
