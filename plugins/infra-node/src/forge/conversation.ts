import type { Octokit } from '@octokit/rest';
import type {
  ForgeConversation,
  ForgeMergeMethod,
  ForgeMergeState,
  ForgeSaid,
  ForgeThread,
  ForgeThreadComment,
} from './conversationTypes';
import type { ForgeReview } from './types';

interface Place {
  owner: string;
  repo: string;
}

/** Pages of one list: what is further back is not asked for. */
const MOST_PAGES = 20;

const PAGE = 'pageInfo { hasNextPage endCursor }';
const WHO = 'author { __typename login }';
const SAID = `id ${WHO} body createdAt lastEditedAt url`;
const THREAD_COMMENT = `${SAID} fullDatabaseId pullRequestReview { id }`;
const THREAD = `id path line startLine diffSide isResolved isOutdated
  resolvedBy { __typename login }
  comments(first: 100) { ${PAGE} nodes { ${THREAD_COMMENT} } }`;

const LISTS = ['threads', 'comments', 'reviews'] as const;

/** A list that has no further page is left out of the next question. */
const QUERY = `query ($owner: String!, $repo: String!, $number: Int!,
    $threads: String, $comments: String, $reviews: String,
    $withThreads: Boolean!, $withComments: Boolean!, $withReviews: Boolean!) {
  repository(owner: $owner, name: $repo) {
    mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
    pullRequest(number: $number) {
      url state isDraft headRefName headRefOid mergeable mergeStateStatus ${WHO}
      mergedBy { __typename login }
      mergeCommit { oid }
      threads: reviewThreads(first: 50, after: $threads)
        @include(if: $withThreads) { ${PAGE} nodes { ${THREAD} } }
      comments(first: 100, after: $comments)
        @include(if: $withComments) { ${PAGE} nodes { ${SAID} } }
      reviews(first: 100, after: $reviews)
        @include(if: $withReviews) { ${PAGE} nodes { ${SAID} state submittedAt commit { oid } } }
    }
  }
}`;

const MORE_OF_THREAD = `query ($id: ID!, $after: String) {
  node(id: $id) {
    ... on PullRequestReviewThread {
      comments(first: 100, after: $after) { ${PAGE} nodes { ${THREAD_COMMENT} } }
    }
  }
}`;

/** GraphQL names an app without the ending that REST gives it. */
function loginOf(actor: { __typename?: string; login: string } | null) {
  if (!actor) return 'ghost';
  const isBare = actor.__typename === 'Bot' && !actor.login.endsWith('[bot]');
  return isBare ? `${actor.login}[bot]` : actor.login;
}

const toSaid = (node: any): ForgeSaid => ({
  id: node.id,
  author: loginOf(node.author),
  body: node.body,
  createdAt: node.submittedAt ?? node.createdAt,
  ...(node.lastEditedAt && { editedAt: node.lastEditedAt }),
  url: node.url,
});

const toThreadComment = (node: any): ForgeThreadComment => ({
  ...toSaid(node),
  number: Number(node.fullDatabaseId),
  ...(node.pullRequestReview && { review: node.pullRequestReview.id }),
});

const toThread = (node: any, comments: any[]): ForgeThread => ({
  id: node.id,
  path: node.path,
  ...(node.line !== null && { line: node.line }),
  ...(node.startLine !== null && { startLine: node.startLine }),
  side: node.diffSide === 'LEFT' ? 'before' : 'after',
  resolved: node.isResolved,
  ...(node.resolvedBy && { resolvedBy: loginOf(node.resolvedBy) }),
  outdated: node.isOutdated,
  comments: comments.map(toThreadComment),
});

const REVIEW_STATES: Record<string, ForgeReview['state']> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
};

const toReview = (node: any) => ({
  ...toSaid(node),
  state: REVIEW_STATES[node.state] ?? ('commented' as const),
  ...(node.commit && { commit: node.commit.oid }),
});

/** Further comments of a thread that has more than one page. */
async function commentsOf(octokit: Octokit, thread: any): Promise<any[]> {
  const found = [...thread.comments.nodes];
  let { pageInfo } = thread.comments;
  for (let page = 1; pageInfo.hasNextPage && page < MOST_PAGES; page += 1) {
    const { node } = await octokit.graphql<any>(MORE_OF_THREAD, {
      ...{ id: thread.id, after: pageInfo.endCursor },
      request: { repeatable: true },
    });
    if (!node?.comments) break;
    found.push(...node.comments.nodes);
    ({ pageInfo } = node.comments);
  }
  return found;
}

function methodsOf(repository: any): ForgeMergeMethod[] {
  const allowed: Record<ForgeMergeMethod, boolean> = {
    merge: repository.mergeCommitAllowed,
    squash: repository.squashMergeAllowed,
    rebase: repository.rebaseMergeAllowed,
  };
  return (Object.keys(allowed) as ForgeMergeMethod[]).filter(
    method => allowed[method],
  );
}

/** All that was said of a pull request, in as few questions as there are pages. */
export async function readConversation(
  octokit: Octokit,
  place: Place,
  number: number,
): Promise<ForgeConversation> {
  const lists: Record<(typeof LISTS)[number], any[]> = {
    ...{ threads: [], comments: [], reviews: [] },
  };
  const cursors: Partial<Record<(typeof LISTS)[number], string>> = {};
  let open = new Set(LISTS);
  let repository: any;
  for (let page = 0; open.size > 0 && page < MOST_PAGES; page += 1) {
    const answer: any = await octokit.graphql(QUERY, {
      ...{ ...place, number, ...cursors },
      withThreads: open.has('threads'),
      withComments: open.has('comments'),
      withReviews: open.has('reviews'),
      request: { repeatable: true },
    });
    repository = answer.repository;
    const more: (typeof LISTS)[number][] = [];
    for (const list of open) {
      const { nodes, pageInfo } = repository.pullRequest[list];
      lists[list].push(...nodes);
      cursors[list] = pageInfo.endCursor;
      if (pageInfo.hasNextPage) more.push(list);
    }
    open = new Set(more);
  }
  const threads: ForgeThread[] = [];
  for (const thread of lists.threads) {
    threads.push(toThread(thread, await commentsOf(octokit, thread)));
  }
  return {
    ...standing(repository),
    threads,
    comments: lists.comments.map(toSaid),
    reviews: lists.reviews.map(toReview),
  };
}

/** How the pull request stands. */
function standing(repository: any) {
  const pull = repository.pullRequest;
  const known = pull.mergeable !== 'UNKNOWN';
  return {
    url: pull.url as string,
    author: loginOf(pull.author),
    state: pull.state.toLowerCase() as ForgeConversation['state'],
    draft: pull.isDraft as boolean,
    branch: pull.headRefName as string,
    head: pull.headRefOid as string,
    ...(pull.mergedBy && { mergedBy: loginOf(pull.mergedBy) }),
    ...(pull.mergeCommit && { mergeCommit: pull.mergeCommit.oid as string }),
    ...(known && { mergeable: pull.mergeable === 'MERGEABLE' }),
    mergeState: pull.mergeStateStatus.toLowerCase() as ForgeMergeState,
    mergeMethods: methodsOf(repository),
  };
}
