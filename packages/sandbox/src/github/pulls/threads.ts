import type { GitHub } from '../github';
import { simplePull } from '../present/pull';
import { presentReviewComment } from '../present/review';
import { nodeId } from '../present/urls';
import { ReviewComment } from '../store/reviews';
import { ReviewPlace } from './reviews';

/** Resolves a thread or opens it again; what is so already is left alone. */
export function setResolved(
  github: GitHub,
  { repository, pull, sender }: ReviewPlace,
  first: ReviewComment,
  resolved: boolean,
) {
  github.db.transaction(() => {
    const { threads } = github;
    const changed = resolved
      ? threads.resolve(first.id, sender.id)
      : threads.unresolve(first.id);
    if (!changed) return;
    const { present } = github.events;
    github.events.emit({
      event: 'pull_request_review_thread',
      action: resolved ? 'resolved' : 'unresolved',
      sender,
      repository,
      payload: {
        thread: {
          node_id: nodeId('PRRT', first.id),
          comments: threads
            .comments(first.id)
            .map(each => presentReviewComment(present, repository, pull, each)),
        },
        pull_request: simplePull(present, repository, pull),
      },
    });
  })();
}
