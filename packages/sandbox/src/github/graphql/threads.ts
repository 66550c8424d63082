import { placeOfComment } from '../domain/commentPlace';
import { nodeId } from '../present/urls';
import { atLeast } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { ReviewComment } from '../store/reviews';
import { accountNode } from './accounts';
import { connection, PageArgs } from './connection';
import { Context } from './context';
import { pullNode } from './pulls';
import { reviewNode } from './reviews';

/** `PullRequestReviewComment`. */
export function reviewCommentNode(
  context: Context,
  repository: Repository,
  pull: Pull,
  comment: ReviewComment,
): any {
  const { github, urls } = context;
  const page = `/${repository.owner}/${repository.name}/pull/${pull.number}`;
  const place = placeOfComment(github, pull, comment);
  const edited = comment.updated_at !== comment.created_at;
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PRRC', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    author: () => accountNode(context, github.accounts.byId(comment.author_id)),
    body: comment.body,
    path: comment.path,
    line: place.line ?? null,
    originalLine: comment.line,
    outdated: place.outdated,
    createdAt: comment.created_at,
    lastEditedAt: edited ? comment.updated_at : null,
    url: urls.html(`${page}#discussion_r${comment.id}`),
    pullRequestReview() {
      const review = github.reviews.byId(comment.review_id ?? 0);
      return review ? reviewNode(context, repository, pull, review) : null;
    },
  };
}

/** `PullRequestReviewThread`, which its first comment stands for. */
export function threadNode(
  context: Context,
  repository: Repository,
  pull: Pull,
  first: ReviewComment,
): any {
  const { github, viewer } = context;
  const place = placeOfComment(github, pull, first);
  const resolver = github.threads.resolvedBy(first.id);
  const mayWrite =
    pull.author_id === viewer.id || atLeast(context.level(repository), 'push');
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', first.id),
    path: first.path,
    line: place.line ?? null,
    originalLine: first.line,
    startLine: place.startLine ?? null,
    originalStartLine: first.start_line,
    diffSide: first.side,
    startDiffSide: first.start_side,
    subjectType: first.subject_type.toUpperCase(),
    isOutdated: place.outdated,
    isResolved: resolver !== undefined,
    resolvedBy: () =>
      resolver === undefined
        ? null
        : accountNode(context, github.accounts.byId(resolver)),
    viewerCanResolve: mayWrite && resolver === undefined,
    viewerCanUnresolve: mayWrite && resolver !== undefined,
    pullRequest: () => pullNode(context, repository, pull),
    comments: (args: PageArgs) =>
      connection(
        github.threads.comments(first.id),
        args,
        comment => comment.id,
        comment => reviewCommentNode(context, repository, pull, comment),
      ),
  };
}

/** The threads of a pull request. */
export const threadConnection = (
  context: Context,
  repository: Repository,
  pull: Pull,
  args: PageArgs,
) =>
  connection(
    context.github.threads.list(pull.id),
    args,
    first => first.id,
    first => threadNode(context, repository, pull, first),
  );
