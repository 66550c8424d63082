import type { RunCommand, RunCounts } from '../api';

/** What everything that was said has: by it the same is known when it comes again. */
interface Said {
  /** Its natural key in its repository: two with the same key say the same. */
  key: string;
  /** When it was said, ms since 1970, by the clock of whoever said it. */
  at: number;
}

/** A commit status that Atlantis wrote. */
export interface StatusFact extends Said {
  kind: 'status';
  commit: string;
  /** Number that GitHub gave it; grows with time. */
  number: number;
  /** `atlantis`, or another name for another server. */
  name: string;
  command: RunCommand;
  /** Project or `dir/workspace`; undefined: all projects together. */
  target?: string;
  state: 'pending' | 'success' | 'failure';
  description: string;
  url?: string;
}

/** A comment of Atlantis, cleaned. */
export interface CommentFact extends Said {
  kind: 'comment';
  pull: number;
  number: number;
  author: string;
  body: string;
  url?: string;
}

/** Somebody asked Atlantis for something in a comment. */
export interface RequestFact extends Said {
  kind: 'request';
  pull: number;
  number: number;
  author: string;
  command: RunCommand;
  project?: string;
  dir?: string;
  workspace?: string;
}

/** Atlantis told over its webhook that it applied, or failed to. */
export interface AppliedFact extends Said {
  kind: 'applied';
  pull?: number;
  commit: string;
  dir: string;
  workspace: string;
  project?: string;
  success: boolean;
  user?: string;
}

/** A pull request as it was at a time. */
export interface PullFact extends Said {
  kind: 'pull';
  pull: number;
  title: string;
  url: string;
  author: string;
  state: 'open' | 'merged' | 'closed';
}

/** A commit is one of a pull request. */
export interface CommitFact extends Said {
  kind: 'commit';
  pull: number;
  commit: string;
}

/** A runner of CI reported of one run; cleaned and bounded. */
export interface ReportFact extends Said {
  kind: 'report';
  pull?: number;
  commit: string;
  command: RunCommand;
  /** Of the job, as the runner numbers it. */
  id: string;
  /** Grows when the same job is run again. */
  attempt: number;
  dir: string;
  workspace: string;
  /** *lost*: the portal waited longer for the end than any job may take. */
  state: 'started' | 'succeeded' | 'failed' | 'cancelled' | 'lost';
  /** ms since 1970 */
  startedAt: number;
  /** As screens name it: `GitHub Actions`. */
  runner: string;
  actor?: string;
  url?: string;
  hasChanges?: boolean;
  counts?: RunCounts;
  problem?: string;
  output?: { text: string; truncated: boolean };
}

/**
 * Something that was said of runs. Runs are made from all that was said: so it
 * does not matter in which order it came, or whether it came twice.
 */
export type RunFact =
  | StatusFact
  | CommentFact
  | RequestFact
  | AppliedFact
  | PullFact
  | CommitFact
  | ReportFact;
