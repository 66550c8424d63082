import type { Octokit } from '@octokit/rest';
import type { ForgeMergeMethod } from './conversationTypes';

interface Place {
  owner: string;
  repo: string;
}

/** What somebody says of a line. */
export interface LineComment {
  path: string;
  line: number;
  /** Of a comment on several lines: the first one. */
  startLine?: number;
  side: 'before' | 'after';
  body: string;
}

export interface NewReview {
  verdict: 'approve' | 'request-changes' | 'comment';
  /** The commit that was looked at. */
  commit: string;
  body: string;
  comments: readonly LineComment[];
}

const EVENTS = {
  approve: 'APPROVE',
  'request-changes': 'REQUEST_CHANGES',
  comment: 'COMMENT',
} as const;

const SIDES = { before: 'LEFT', after: 'RIGHT' } as const;

function toLine({ path, line, startLine, side, body }: LineComment) {
  const isRange = startLine !== undefined && startLine < line;
  return {
    ...{ path, line, side: SIDES[side], body },
    ...(isRange && { start_line: startLine, start_side: SIDES[side] }),
  };
}

/** Writes a review with all its comments in one call; gives its address. */
export async function writeReview(
  octokit: Octokit,
  place: Place,
  number: number,
  { verdict, commit, body, comments }: NewReview,
): Promise<{ url: string }> {
  const { data } = await octokit.pulls.createReview({
    ...{ ...place, pull_number: number, commit_id: commit },
    event: EVENTS[verdict],
    ...(body !== '' && { body }),
    comments: comments.map(toLine),
  });
  return { url: data.html_url };
}

/** @param comment number of the first comment of a thread */
export async function writeReply(
  octokit: Octokit,
  place: Place,
  number: number,
  comment: number,
  body: string,
): Promise<{ url: string }> {
  const { data } = await octokit.pulls.createReplyForReviewComment({
    ...{ ...place, pull_number: number, comment_id: comment, body },
  });
  return { url: data.html_url };
}

/** @param thread its id of GraphQL */
export async function setResolved(
  octokit: Octokit,
  thread: string,
  resolved: boolean,
): Promise<void> {
  const name = resolved ? 'resolveReviewThread' : 'unresolveReviewThread';
  await octokit.graphql(
    `mutation ($id: ID!) { ${name}(input: { threadId: $id }) { thread { isResolved } } }`,
    { id: thread },
  );
}

/** Merges the head that was looked at, and no other; gives the new commit. */
export async function mergePull(
  octokit: Octokit,
  place: Place,
  number: number,
  { head, method }: { head: string; method: ForgeMergeMethod },
): Promise<{ commit: string }> {
  const { data } = await octokit.pulls.merge({
    ...{ ...place, pull_number: number, sha: head, merge_method: method },
  });
  return { commit: data.sha };
}
