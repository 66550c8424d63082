import type { GitHub } from '../github';
import { unprocessable } from '../rest/errors';
import { Account } from '../store/accounts';
import { Pull } from '../store/issues';
import { Review, ReviewState } from '../store/reviews';
import { Line, newComment } from './comments';
import { ReviewPlace, tellReview } from './reviews';

/** One does not judge one's own work. */
export function refuseOwnReview(
  account: Account,
  pull: Pull,
  state: ReviewState,
) {
  if (account.id !== pull.author_id) return;
  if (state === 'APPROVED') {
    throw unprocessable('Can not approve your own pull request');
  }
  if (state === 'CHANGES_REQUESTED') {
    throw unprocessable('Can not request changes on your own pull request');
  }
}

/** Publishes a review: what was asked of this person is done. In a transaction. */
export function publishReview(
  github: GitHub,
  place: ReviewPlace,
  review: Review,
) {
  const { pull, sender } = place;
  github.db
    .prepare(
      `delete from review_requests where issue_id = @pull and (account_id = @account
         or team_id in (select team_id from team_members where user_id = @account))`,
    )
    .run({ pull: pull.id, account: sender.id });
  github.issues.update(pull.id, {}, github.now());
  tellReview(github, place, 'submitted', review);
  for (const comment of github.reviews.commentsOfReview(review.id)) {
    newComment(github, place, comment);
  }
}

export interface NewReview {
  state: ReviewState;
  body: string;
  commit: string;
  lines: Line[];
}

/**
 * Writes a review and, unless it is pending, publishes it.
 *
 * @throws HttpError 422 as GitHub does for one's own pull request, an empty
 * text where one is needed, or a second pending review.
 */
export function writeReview(
  github: GitHub,
  place: ReviewPlace,
  { state, body, commit, lines }: NewReview,
): Review {
  const { pull, sender } = place;
  refuseOwnReview(sender, pull, state);
  const silent = body.trim() === '';
  if (
    silent &&
    (state === 'CHANGES_REQUESTED' ||
      (state === 'COMMENTED' && lines.length === 0))
  ) {
    throw unprocessable('Unprocessable Entity: body must not be blank');
  }
  if (github.reviews.pendingOf(pull.id, sender.id)) {
    throw unprocessable(
      'User can only have one pending review per pull request',
    );
  }
  return github.db.transaction(() => {
    const at = github.now();
    const review = github.reviews.create({
      issue_id: pull.id,
      author_id: sender.id,
      state,
      body,
      commit_id: commit,
      submitted_at: state === 'PENDING' ? null : at,
    });
    for (const line of lines) {
      github.reviews.createComment(
        {
          ...line,
          issue_id: pull.id,
          review_id: review.id,
          author_id: sender.id,
        },
        at,
      );
    }
    if (state !== 'PENDING') publishReview(github, place, review);
    return review;
  })();
}
