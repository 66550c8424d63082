import type { ForgePullRequest, ForgeReview } from './types';

/** Something that somebody wrote, in Markdown. */
export interface ForgeSaid {
  /** Of GraphQL. */
  id: string;
  author: string;
  body: string;
  createdAt: string;
  editedAt?: string;
  url: string;
}

export interface ForgeThreadComment extends ForgeSaid {
  /** Of REST, by which replies are written. */
  number: number;
  /** The review that it was sent with, by its id of GraphQL. */
  review?: string;
}

/** Comments on a line, or on a file as a whole. */
export interface ForgeThread {
  /** Of GraphQL. */
  id: string;
  path: string;
  /** Absent when it is not in the diff any more, or of a whole file. */
  line?: number;
  startLine?: number;
  side: 'before' | 'after';
  resolved: boolean;
  resolvedBy?: string;
  outdated: boolean;
  /** The oldest first. */
  comments: ForgeThreadComment[];
}

export interface ForgeSaidReview extends ForgeSaid {
  state: ForgeReview['state'];
  /** Commit that it was of. */
  commit?: string;
}

export type ForgeMergeMethod = 'merge' | 'squash' | 'rebase';

/** Why GitHub would not merge, in its words but ours in spelling. */
export type ForgeMergeState =
  | 'behind'
  | 'blocked'
  | 'clean'
  | 'dirty'
  | 'draft'
  | 'has_hooks'
  | 'unstable'
  | 'unknown';

/** All that was said of a pull request, and how it stands. */
export interface ForgeConversation {
  url: string;
  author: string;
  state: ForgePullRequest['state'];
  draft: boolean;
  branch: string;
  /** Commit at its head. */
  head: string;
  mergedBy?: string;
  /** Commit that the merge made. */
  mergeCommit?: string;
  /** Undefined while GitHub is finding out. */
  mergeable?: boolean;
  mergeState: ForgeMergeState;
  /** Ways of merging that the repository allows. */
  mergeMethods: ForgeMergeMethod[];
  threads: ForgeThread[];
  /** Comments of no line, the oldest first. */
  comments: ForgeSaid[];
  reviews: ForgeSaidReview[];
}
