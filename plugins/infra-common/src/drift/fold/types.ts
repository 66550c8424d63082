import type { RunCounts } from '../../runs';
import type { DRIFT_ENDINGS } from '../api';
import type { DriftObservation, DriftResult } from '../observation';

/** What is kept of one look: its plan is named, not held. */
export interface DriftLook {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  source: DriftObservation['source'];
  runner?: string;
  /** Its `plan` is what the text of the plan is found by. */
  result: DriftResult;
  /** How many looks it stands for, after older ones were put together. */
  looks?: number;
}

/** A pull request as facts name it. */
export interface DriftPull {
  number: number;
  url: string;
  title?: string;
}

/** An apply of the stack that succeeded. */
export interface DriftApply {
  /** When it was over, milliseconds since 1970. */
  at: number;
  runId: string;
  /** Undefined: nobody said whether it changed anything. */
  hasChanges?: boolean;
  pullRequest?: DriftPull;
  /** What was applied; the head of its pull request. */
  commit?: string;
  actor?: string;
}

/** A commit of the default branch that changed the stack, or what it calls. */
export interface DriftCode {
  /** When it came into the branch, milliseconds since 1970. */
  at: number;
  commit: string;
  parents?: readonly string[];
  /** Number of the pull request that brought it in. */
  pull?: number;
  /** Only versions of providers or Terraform: lock files and their like. */
  versionsOnly?: boolean;
}

/** A pull request of the portal that was merged. */
export interface DriftAnswer {
  act: 'revert' | 'adopt' | 'snooze';
  at: number;
  pullRequest: DriftPull;
}

/** What is known beside looks; none of it opens an episode. */
export interface DriftFacts {
  applies: readonly DriftApply[];
  code: readonly DriftCode[];
  merged: readonly DriftAnswer[];
  /** Since when there is no such stack any more. */
  goneAt?: number;
}

/** One drift of one stack, from first seen to gone. */
export interface FoldedEpisode {
  /** Id of the look that saw it first. */
  key: string;
  firstSeen: number;
  lastSeen: number;
  seen: number;
  cleanBefore?: number;
  counts: RunCounts;
  changesOutside: boolean;
  /** The newest plan that showed it. */
  plan?: string;
  planAt?: number;
  end?: {
    at: number;
    ending: (typeof DRIFT_ENDINGS)[number];
    runId?: string;
    pullRequest?: DriftPull;
    actor?: string;
  };
}

/** How a stack stands after all that was seen of it. */
export interface DriftStanding {
  /** The newest look that said clean or drifted. */
  good?: {
    at: number;
    source: DriftObservation['source'];
    runner?: string;
  };
  /** Looks failed since; the newest message. */
  problem?: { message: string; since: number };
  /** The newest look met a lock. */
  locked?: { pull?: number; message: string; at: number };
}

export interface FoldedDrift {
  /** By time, the oldest first. */
  episodes: FoldedEpisode[];
  standing: DriftStanding;
}
