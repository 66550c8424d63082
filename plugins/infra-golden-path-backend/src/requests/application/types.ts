import type { Failure } from '../store';

/** What a request proposes to the repository of the application. */
export interface ApplicationProposal {
  /** `host/owner/name` */
  repository: string;
  branch: string;
  /** A repository that is not there may be made. */
  mayCreate: boolean;
  /** Slug of the team that is let into a repository that is made. */
  team: string;
  files: { path: string; text: string; unless: string[] }[];
}

/** How far the second pull request is. */
export interface ApplicationProgress {
  state: 'waiting' | 'failed' | 'open' | 'merged' | 'closed' | 'complete';
  /** Address of the repository. */
  url?: string;
  /** The portal made the repository. */
  created?: boolean;
  pull?: { number: number; url: string };
  /** Commits of ours on the branch, the newest last. */
  commits: string[];
  /** Files of ours on the branch. */
  written: string[];
  failure?: Failure;
  /** Attempts in a row that failed for reasons that pass. */
  attempts: number;
}

export const FRESH_PROGRESS: ApplicationProgress = {
  state: 'waiting',
  commits: [],
  written: [],
  attempts: 0,
};
