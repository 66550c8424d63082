import { latestOpinions } from '../pulls/mergeability';
import { rulesOf } from '../pulls/rules';
import { nodeId } from '../present/urls';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { Review } from '../store/reviews';
import { Comment } from '../store/comments';
import { atLeast } from '../store/accounts';
import { accountNode } from './accounts';
import { connection, PageArgs } from './connection';
import { Context } from './context';
import { gitObject } from './objects';
import { pullNode } from './pulls';
import { reviewCommentNode } from './threads';

/** `PullRequestReview`. */
export function reviewNode(
  context: Context,
  repository: Repository,
  pull: Pull,
  review: Review,
): any {
  const { github, urls } = context;
  const page = `/${repository.owner}/${repository.name}/pull/${pull.number}`;
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', review.id),
    databaseId: review.id,
    author: () => accountNode(context, github.accounts.byId(review.author_id)),
    body: review.body,
    state: review.state,
    submittedAt: review.submitted_at,
    // A review that is still being written has no time in the store.
    createdAt: review.submitted_at ?? github.now(),
    lastEditedAt: null,
    commit: {
      ...gitObject(repository, review.commit_id),
      __typename: 'Commit',
    },
    comments: (args: PageArgs) =>
      connection(
        github.reviews.commentsOfReview(review.id),
        args,
        comment => comment.id,
        comment => reviewCommentNode(context, repository, pull, comment),
      ),
    url: urls.html(`${page}#pullrequestreview-${review.id}`),
    pullRequest: () => pullNode(context, repository, pull),
  };
}

interface ReviewArgs extends PageArgs {
  states?: string[] | null;
  author?: string | null;
  writersOnly?: boolean | null;
}

/** The review fields of a pull request. */
export function reviewFields(
  context: Context,
  repository: Repository,
  pull: Pull,
) {
  const { github, viewer } = context;
  const all = () => github.reviews.list(pull.id, viewer.id);
  const page = (reviews: Review[], args: PageArgs) =>
    connection(
      reviews,
      args,
      review => review.id,
      review => reviewNode(context, repository, pull, review),
    );
  const isWriter = (review: Review) =>
    atLeast(
      github.repositories.levelOf(
        repository,
        github.accounts.byId(review.author_id),
      ),
      'push',
    );
  return {
    reviews: (args: ReviewArgs) => {
      const author = args.author && github.accounts.byLogin(args.author)?.id;
      return page(
        all().filter(
          review =>
            (!args.states || args.states.includes(review.state)) &&
            (!args.author || review.author_id === author),
        ),
        args,
      );
    },
    latestOpinionatedReviews: (args: ReviewArgs) =>
      page(
        latestOpinions(all()).filter(r => !args.writersOnly || isWriter(r)),
        args,
      ),
    latestReviews: (args: ReviewArgs) => {
      const latest = new Map(all().map(r => [r.author_id, r]));
      return page([...latest.values()], args);
    },
    reviewDecision: () => {
      const opinions = latestOpinions(github.reviews.list(pull.id)).filter(
        isWriter,
      );
      if (opinions.some(o => o.state === 'CHANGES_REQUESTED')) {
        return 'CHANGES_REQUESTED';
      }
      const rules = rulesOf(github, repository, pull.base_ref);
      const needed = rules?.approvals ?? 0;
      const approved = opinions.filter(o => o.state === 'APPROVED').length;
      if (needed > 0)
        return approved >= needed ? 'APPROVED' : 'REVIEW_REQUIRED';
      return approved > 0 ? 'APPROVED' : null;
    },
  };
}

/** `IssueComment`. */
export function commentNode(
  context: Context,
  comment: Comment,
  mayMinimize: boolean,
): any {
  const { accounts, issues, repositories } = context.github;
  const issue = issues.byId(comment.issue_id)!;
  const { owner, name } = repositories.byId(issue.repo_id)!;
  const page = `/${owner}/${name}/pull/${issue.number}`;
  const edited = comment.updated_at !== comment.created_at;
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', comment.id),
    databaseId: comment.id,
    body: comment.body,
    author: () => accountNode(context, accounts.byId(comment.author_id)),
    createdAt: comment.created_at,
    lastEditedAt: edited ? comment.updated_at : null,
    url: context.urls.html(`${page}#issuecomment-${comment.id}`),
    isMinimized: comment.minimized_reason !== null,
    minimizedReason: comment.minimized_reason,
    viewerCanMinimize: mayMinimize,
  };
}
