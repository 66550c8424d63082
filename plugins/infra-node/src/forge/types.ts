import type { ForgeConversation, ForgeMergeMethod } from './conversationTypes';
import type { ForgeFindings } from './annotations';
import type { RepositoryRef, Signature, FileWrite } from '../mirror/types';

export interface ForgeRepository {
  defaultBranch: string;
  url: string;
  private: boolean;
  empty: boolean;
  archived: boolean;
}

export interface ForgePullRequest {
  number: number;
  url: string;
  title: string;
  body: string;
  state: 'open' | 'merged' | 'closed';
  draft: boolean;
  /** Branch and commit of its head. */
  head: { branch: string; commit: string };
  /** Its branch is in another repository, whatever it is called. */
  fromFork?: true;
  base: { branch: string };
  author: string;
  labels: string[];
  createdAt: string;
  updatedAt: string;
  mergedAt?: string;
  /** When it was merged or closed. */
  closedAt?: string;
  /** Commit that the merge made. */
  mergeCommit?: string;
  /** Undefined while GitHub is finding out. */
  mergeable?: boolean;
}

export interface NewPullRequest {
  title: string;
  body: string;
  head: string;
  base: string;
  draft: boolean;
}

export interface ForgeReview {
  author: string;
  state:
    | 'approved'
    | 'changes-requested'
    | 'commented'
    | 'dismissed'
    | 'pending';
  commit: string;
  submittedAt: string;
}

/** A commit status or a check run, whichever the sender used. */
export interface ForgeCheck {
  /** `atlantis/plan: authhub-api-dev`, or the check run's name. */
  name: string;
  kind: 'status' | 'check-run';
  state: 'pending' | 'success' | 'failure' | 'error' | 'neutral' | 'skipped';
  description: string;
  url?: string;
  at: string;
}

/** One status of a commit, of which a context may have many. */
export interface ForgeStatus {
  /** Grows with time. */
  id: number;
  context: string;
  state: string;
  description: string;
  url?: string;
  createdAt: string;
}

/** A comment of a pull request that is not on a line of it. */
export interface ForgeComment {
  /** Grows with time. */
  id: number;
  author: string;
  body: string;
  url?: string;
  createdAt: string;
}

export interface CheckAnnotation {
  path: string;
  /** From 1. */
  line: number;
  level: 'notice' | 'warning' | 'failure';
  title?: string;
  message: string;
}

export interface NewCheckRun {
  name: string;
  commit: string;
  externalId: string;
  conclusion: 'success' | 'failure' | 'neutral';
  title: string;
  /** Markdown, cut to what GitHub takes (65,535 characters). */
  summary: string;
  annotations: CheckAnnotation[];
  detailsUrl?: string;
}

/** A commit of a pull request. */
export interface ForgeCommit {
  commit: string;
  /** Login; absent where GitHub knows nobody of the address. */
  author?: string;
  committedAt: string;
}

/** What was said around pull requests. */
export interface ForgeHistory {
  /** Statuses of a commit, also those that newer ones replaced. */
  statuses(commit: string): Promise<ForgeStatus[]>;
  /** Comments of a pull request, the oldest first. */
  comments(number: number): Promise<ForgeComment[]>;
  /** All that was said of a pull request, also on its lines, and how it stands. */
  conversation(number: number): Promise<ForgeConversation>;
  /** Commits that a pull request has now. */
  commits(number: number): Promise<string[]>;
  /** The same with who made them and when, the oldest first. */
  commitsOf(number: number): Promise<ForgeCommit[]>;
  /**
   * Pull requests that changed since a time, ISO 8601, of any state; the newest
   * first, at most 1,000.
   */
  changedPullRequests(since: string): Promise<ForgePullRequest[]>;
}

/**
 * One repository of GitHub through its API. Calls have time-outs; reads and
 * calls that may be repeated safely are retried with growing pauses.
 * Every method throws {@link ForgeError}.
 */
export interface Forge {
  readonly repository: RepositoryRef;
  readonly history: ForgeHistory;
  describe(): Promise<ForgeRepository>;
  /**
   * Makes it, private and with a first commit, unless it is there, and lets a
   * team of the organisation and somebody in, if there are such.
   */
  create(wanted: {
    description: string;
    team: string;
    login?: string;
  }): Promise<void>;
  /** Whether somebody may write to it themselves. */
  mayWrite(login: string): Promise<boolean>;
  /** Commit of a branch; undefined when there is none. */
  head(branch: string): Promise<string | undefined>;
  /**
   * Object names of what is at some paths of a commit, whichever case its name
   * has. What is in the way of a path, such as a file in place of its folder, is
   * there too.
   */
  lookUp(
    commit: string,
    paths: readonly string[],
  ): Promise<Map<string, string>>;
  /** Deletes a branch that is at this commit; tells whether it did. */
  deleteBranch(branch: string, expected: string): Promise<boolean>;
  /** The newest pull request of a branch, open ones first. */
  pullRequestOf(branch: string): Promise<ForgePullRequest | undefined>;
  pullRequest(number: number): Promise<ForgePullRequest>;
  /**
   * Open pull requests whose branch begins with a prefix.
   * @param options.forks also those whose branch is in a fork
   */
  openPullRequests(
    headPrefix?: string,
    options?: { forks?: boolean },
  ): Promise<ForgePullRequest[]>;
  /** Finds the one that is there when GitHub says that there is one. */
  createPullRequest(wanted: NewPullRequest): Promise<ForgePullRequest>;
  updatePullRequest(
    number: number,
    change: { title?: string; body?: string; state?: 'open' | 'closed' },
  ): Promise<ForgePullRequest>;
  /** Makes it ready for review. */
  markReady(number: number): Promise<void>;
  /**
   * Merges a head, and no other, in the name of the portal.
   * @throws ForgeError `conflict` when there is another head by now, `invalid`
   *   when GitHub does not merge it
   */
  merge(
    number: number,
    merge: { head: string; method: ForgeMergeMethod },
  ): Promise<{ commit: string }>;
  addLabels(number: number, labels: readonly string[]): Promise<void>;
  /** Asks people (`login`) and teams (`org/team`); who cannot be asked is returned. */
  requestReviewers(
    number: number,
    reviewers: readonly string[],
  ): Promise<{ refused: string[] }>;
  /**
   * Logins of the people in a team of the owner (`org/team`); undefined when the
   * team is not there, is another organisation's, or may not be looked at.
   */
  teamMembers(team: string): Promise<string[] | undefined>;
  reviews(number: number): Promise<ForgeReview[]>;
  /** Newest status of each context and newest run of each check. */
  checks(commit: string): Promise<ForgeCheck[]>;
  /**
   * What checks say of lines of a commit (at most 1,000), and what scanners
   * reported of its pull request (at most 100; none where GitHub keeps no such
   * reports, or does not show them).
   */
  findings(commit: string, number: number): Promise<ForgeFindings>;
  /** Writes a check run; one with the same name, commit and id is updated. */
  putCheckRun(run: NewCheckRun): Promise<void>;
  /** Says something anew: what programs read must stand alone. */
  addComment(number: number, body: string): Promise<void>;
  /** Writes the one comment that carries `marker`, in place. */
  putComment(number: number, marker: string, body: string): Promise<void>;
  /** A commit by the git data API, for `commits: api`. */
  commit(wanted: {
    branch: string;
    /** Commit the branch must be at; undefined: the branch is made. */
    expected: string | undefined;
    parent: string;
    files: readonly FileWrite[];
    message: string;
    author?: Signature;
  }): Promise<string>;
}

export type ForgeFailure =
  | 'unauthorised'
  | 'forbidden'
  | 'rate-limited'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'unavailable'
  | 'timeout';

/** What GitHub refused; the message is for people, without credentials. */
export class ForgeError extends Error {
  constructor(
    readonly failure: ForgeFailure,
    message: string,
    readonly details: {
      /** HTTP status, if there was an answer. */
      status?: number;
      /** GitHub's own words, without credentials, on one line. */
      said?: string;
      /** When to try again. */
      retryAt?: Date;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ForgeError';
  }
}
