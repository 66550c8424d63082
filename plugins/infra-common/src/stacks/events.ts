/**
 * What the portal's backends tell each other about repositories, over the events
 * service. Events may come twice, late or never: whoever listens looks again.
 */
export const REPOSITORY_EVENTS = {
  /** A branch moved, or (without `commit`) went. */
  push: 'infra-portal.push',
  /** A pull request was opened, changed, merged or closed. */
  pullRequest: 'infra-portal.pull-request',
  /** A status, check or review of a commit is new. */
  checks: 'infra-portal.checks',
  /** What was read of a repository's stacks is kept, and is not as it was. */
  stacks: 'infra-portal.stacks',
  /** Runs of a pull request, or locks of its stacks, are not as they were. */
  runs: 'infra-portal.runs',
  /** Something was said of a pull request, or on a line of it. */
  conversation: 'infra-portal.conversation',
} as const;

interface OfRepository {
  /** `host/owner/name` */
  repository: string;
}

export interface PushEvent extends OfRepository {
  branch: string;
  commit?: string;
}

export interface PullRequestEvent extends OfRepository {
  number: number;
  state: 'open' | 'merged' | 'closed';
  branch: string;
  /** Commit at its head. */
  head: string;
  /** Entity ref of who asked the portal for it; only the portal says so. */
  requestedBy?: string;
}

export interface ChecksEvent extends OfRepository {
  commit: string;
  /** When it is known which. */
  number?: number;
}

/** Whoever listens asks for the runs and locks. */
export interface RunsEvent extends OfRepository {
  /** Of the pull request. */
  number: number;
}

/** Whoever listens asks what was said. */
export interface ConversationEvent extends OfRepository {
  number: number;
}

/** No more than the repository: whoever listens asks for what it is about. */
export type StacksEvent = OfRepository;

/**
 * Signals to the browser that a repository's stacks changed, as `{ repository }`;
 * it asks again for what it shows.
 */
export const STACKS_CHANNEL = 'infra-stacks:stacks';
