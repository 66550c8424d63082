import type { GitHub } from '../github';
import { presentReview } from '../present/review';
import { simplePull } from '../present/pull';
import { Account } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Review } from '../store/reviews';

export interface ReviewPlace {
  repository: Repository;
  pull: Pull;
  sender: Account;
}

/** Writes the `pull_request_review` event; inside the change's transaction. */
export function tellReview(
  github: GitHub,
  { repository, pull, sender }: ReviewPlace,
  action: 'submitted' | 'edited' | 'dismissed',
  review: Review,
  extra: Record<string, unknown> = {},
) {
  const { present } = github.events;
  const json = presentReview(present, repository, pull, review);
  github.events.emit({
    event: 'pull_request_review',
    action,
    sender,
    repository,
    payload: {
      review: {
        ...json,
        state: review.state.toLowerCase(),
        submitted_at: review.submitted_at,
        updated_at: github.now(),
      },
      pull_request: simplePull(present, repository, pull),
      ...extra,
    },
  });
}

/** Takes an approval or a request for changes back; inside a transaction. */
export function dismissReview(
  github: GitHub,
  place: ReviewPlace,
  review: Review,
  message: string,
): Review {
  const dismissed = github.reviews.update({
    ...review,
    state: 'DISMISSED',
    dismissal_message: message,
  });
  tellReview(github, place, 'dismissed', dismissed);
  return dismissed;
}
