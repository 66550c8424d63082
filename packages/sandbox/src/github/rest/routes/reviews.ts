import { Presenter } from '../../present/presenter';
import { presentReview, presentReviewComment } from '../../present/review';
import { readLine } from '../../pulls/comments';
import { dismissReview, tellReview } from '../../pulls/reviews';
import {
  publishReview,
  refuseOwnReview,
  writeReview,
} from '../../pulls/writeReview';
import { Pull } from '../../store/issues';
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

  const placeOf = (call: Call, access: 'read' | 'write') => {
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

  routes.post(PATH, async call => {
    const { repository, pull } = placeOf(call, 'write');
    const sender = call.account;
    const body = call.body('PullRequestReview', true);
    const event = body.text('event', { oneOf: events });
    const commit = body.text('commit_id') ?? pull.head_sha;
    if (!(await github.isAncestor(repository, commit, pull.head_sha))) {
      throw unprocessable('commit_id is not part of the pull request');
    }
    const lines = await Promise.all(
      (body.objects('comments') ?? []).map(comment =>
        readLine(github, repository, pull, comment, commit),
      ),
    );
    const review = writeReview(
      github,
      { repository, pull, sender },
      {
        state: event ? states[event] : 'PENDING',
        body: body.text('body', { max: MAX_BODY }) ?? '',
        commit,
        lines,
      },
    );
    return presentReview(present, repository, pull, review);
  });

  routes.get(PATH, call => {
    const { repository, pull } = placeOf(call, 'read');
    return call
      .paginate(github.reviews.list(pull.id, call.actor?.account.id))
      .map(review => presentReview(present, repository, pull, review));
  });

  routes.get(`${PATH}/:review`, call => {
    const { repository, pull } = placeOf(call, 'read');
    return presentReview(present, repository, pull, reviewOf(call, pull));
  });

  routes.get(`${PATH}/:review/comments`, call => {
    const { repository, pull } = placeOf(call, 'read');
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
    const { repository, pull } = placeOf(call, 'write');
    const before = reviewOf(call, pull);
    if (before.author_id !== call.account.id) {
      throw unprocessable('Can only edit your own review');
    }
    const body = call.body('PullRequestReview', true);
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
    const { repository, pull } = placeOf(call, 'write');
    const review = reviewOf(call, pull);
    if (review.state !== 'PENDING') {
      throw unprocessable('Can not delete a non-pending pull request review');
    }
    github.reviews.remove(review.id);
    return presentReview(present, repository, pull, review);
  });

  routes.post(`${PATH}/:review/events`, call => {
    const { repository, pull } = placeOf(call, 'write');
    const before = reviewOf(call, pull);
    if (before.state !== 'PENDING' || before.author_id !== call.account.id) {
      throw unprocessable('Only your own pending review can be submitted');
    }
    const body = call.body('PullRequestReview', true);
    const state = states[body.required('event', { oneOf: events })];
    refuseOwnReview(call.account, pull, state);
    const review = github.db.transaction(() => {
      const row = github.reviews.update({
        ...before,
        state,
        body: body.text('body', { max: MAX_BODY }) ?? before.body,
        submitted_at: github.now(),
      });
      const place = { repository, pull, sender: call.account };
      publishReview(github, place, row);
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
    const message = call.body('PullRequestReview', true).required('message');
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
