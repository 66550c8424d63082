import { readNodeId } from '../present/urls';
import { editPull } from '../pulls/edit';
import { dismissReview } from '../pulls/reviews';
import { setResolved } from '../pulls/threads';
import { atLeast, Level } from '../store/accounts';
import { Repository } from '../store/repositories';
import { Context, graphqlError } from './context';
import { pullNode } from './pulls';
import { commentNode, reviewNode } from './reviews';
import { threadNode } from './threads';

export interface Input<T> {
  input: T & { clientMutationId?: string };
}

const missing = (id: string) =>
  graphqlError(
    'NOT_FOUND',
    `Could not resolve to a node with the global id of '${id}'`,
  );

function need(context: Context, repository: Repository, level: Level) {
  if (!atLeast(context.level(repository), level)) {
    throw graphqlError(
      'FORBIDDEN',
      `${context.viewer.login} does not have the correct permissions to execute this mutation`,
    );
  }
}

/** The pull request of a node id, when the caller may see it. */
export function pullByNode(context: Context, id: string) {
  const { issues, repositories } = context.github;
  const pull = issues.pullById(readNodeId('PR', id) ?? 0);
  const repository = pull && repositories.byId(pull.repo_id);
  if (!repository || !context.canSee(repository)) return undefined;
  return { pull, repository };
}

/** The thread of a node id, when the caller may see its pull request. */
export function threadByNode(context: Context, id: string) {
  const { issues, repositories, reviews } = context.github;
  const first = reviews.comment(readNodeId('PRRT', id) ?? 0);
  const pull = first && issues.pullById(first.issue_id);
  const repository = pull && repositories.byId(pull.repo_id);
  if (!repository || !context.canSee(repository)) return undefined;
  return { first, pull, repository };
}

/** The fields of `Mutation`. */
export function mutations(context: Context) {
  const { github, viewer } = context;

  const commentOf = (id: string) => {
    const comment = github.comments.byId(readNodeId('IC', id) ?? 0);
    const issue = comment && github.issues.byId(comment.issue_id);
    const repository = issue && github.repositories.byId(issue.repo_id);
    if (!comment || !repository || !context.canSee(repository)) {
      throw missing(id);
    }
    // One may always hide what one has written oneself.
    if (comment.author_id !== viewer.id) need(context, repository, 'triage');
    return comment;
  };
  const minimize = (id: string, reason: string | null) => {
    const { id: commentId } = commentOf(id);
    github.comments.minimize(commentId, reason);
    return commentNode(context, github.comments.byId(commentId)!, true);
  };

  const setThread =
    (resolved: boolean) =>
    ({ input }: Input<{ threadId: string }>) => {
      const found = threadByNode(context, input.threadId);
      if (!found) throw missing(input.threadId);
      const { first, pull, repository } = found;
      if (pull.author_id !== viewer.id) need(context, repository, 'push');
      const place = { repository, pull, sender: viewer };
      setResolved(github, place, first, resolved);
      return {
        clientMutationId: input.clientMutationId,
        thread: threadNode(context, repository, pull, first),
      };
    };

  const setDraft =
    (draft: boolean) =>
    async ({ input }: Input<{ pullRequestId: string }>) => {
      const found = pullByNode(context, input.pullRequestId);
      if (!found) throw missing(input.pullRequestId);
      const { pull, repository } = found;
      if (pull.author_id !== viewer.id) need(context, repository, 'push');
      const after = await editPull(github, repository, pull.id, viewer, {
        draft,
      });
      return {
        clientMutationId: input.clientMutationId,
        pullRequest: pullNode(context, repository, after),
      };
    };

  return {
    minimizeComment: ({
      input,
    }: Input<{ subjectId: string; classifier: string }>) => ({
      clientMutationId: input.clientMutationId,
      minimizedComment: minimize(
        input.subjectId,
        input.classifier.toLowerCase().replace('_', '-'),
      ),
    }),
    unminimizeComment: ({ input }: Input<{ subjectId: string }>) => ({
      clientMutationId: input.clientMutationId,
      unminimizedComment: minimize(input.subjectId, null),
    }),
    dismissPullRequestReview({
      input,
    }: Input<{ pullRequestReviewId: string; message: string }>) {
      const id = input.pullRequestReviewId;
      const review = github.reviews.byId(readNodeId('PRR', id) ?? 0);
      const pull = review && github.issues.pullById(review.issue_id);
      const repository = pull && github.repositories.byId(pull.repo_id);
      if (!review || !repository || !context.canSee(repository)) {
        throw missing(id);
      }
      need(context, repository, 'push');
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
        throw graphqlError(
          'UNPROCESSABLE',
          `Can not dismiss a ${review.state.toLowerCase()} pull request review`,
        );
      }
      const dismissed = github.db.transaction(() =>
        dismissReview(
          github,
          { repository, pull, sender: viewer },
          review,
          input.message,
        ),
      )();
      return {
        clientMutationId: input.clientMutationId,
        pullRequestReview: reviewNode(context, repository, pull, dismissed),
      };
    },
    markPullRequestReadyForReview: setDraft(false),
    convertPullRequestToDraft: setDraft(true),
    resolveReviewThread: setThread(true),
    unresolveReviewThread: setThread(false),
  };
}
