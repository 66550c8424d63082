import { placeOfComment } from '../domain/commentPlace';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Review, ReviewComment } from '../store/reviews';
import { associationOf, placesOf, rollup } from './issue';
import { Presenter } from './presenter';
import { nodeId } from './urls';

/** `pull-request-review`. */
export function presentReview(
  present: Presenter,
  repository: Repository,
  pull: Pull,
  review: Review,
) {
  const { api, html } = placesOf(present, repository);
  const page = html(`/pull/${pull.number}#pullrequestreview-${review.id}`);
  const url = api(`/pulls/${pull.number}`);
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: present.user(review.author_id),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    author_association: associationOf(present, repository, review.author_id),
    _links: { html: { href: page }, pull_request: { href: url } },
    ...(review.submitted_at && { submitted_at: review.submitted_at }),
    commit_id: review.commit_id,
  };
}

/** `pull-request-review-comment`; a comment on a line that is gone has no position. */
export function presentReviewComment(
  present: Presenter,
  repository: Repository,
  pull: Pull,
  comment: ReviewComment,
) {
  const { api, html } = placesOf(present, repository);
  const url = api(`/pulls/comments/${comment.id}`);
  const page = html(`/pull/${pull.number}#discussion_r${comment.id}`);
  const pullUrl = api(`/pulls/${pull.number}`);
  const place = placeOfComment(present.github, pull, comment);
  return {
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    url,
    html_url: page,
    pull_request_url: pullUrl,
    pull_request_review_id: comment.review_id,
    diff_hunk: comment.diff_hunk,
    path: comment.path,
    commit_id: place.commit,
    original_commit_id: comment.original_commit_id,
    user: present.user(comment.author_id),
    body: comment.body,
    created_at: comment.created_at,
    updated_at: comment.updated_at,
    author_association: associationOf(present, repository, comment.author_id),
    _links: {
      self: { href: url },
      html: { href: page },
      pull_request: { href: pullUrl },
    },
    position: place.position ?? null,
    original_position: comment.position ?? 1,
    line: place.line ?? null,
    original_line: comment.line,
    start_line: place.startLine ?? null,
    original_start_line: comment.start_line,
    side: comment.side,
    start_side: comment.start_side,
    subject_type: comment.subject_type,
    ...(comment.in_reply_to_id && { in_reply_to_id: comment.in_reply_to_id }),
    reactions: rollup(present, url, 'review_comment', comment.id),
  };
}
