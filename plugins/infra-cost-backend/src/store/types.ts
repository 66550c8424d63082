import type {
  Amount,
  CostCoverage,
  CostGrade,
  CostPoint,
  CostState,
  CurrentCost,
  Estimate,
} from '@infra-portal/infra-common';
import type { TagSplit } from './tagSplit';

/** A stack as the portal knows it now. */
export interface StackPlace {
  /** As `formatStackRef` writes it. */
  ref: string;
  /** Its name in addresses. */
  name: string;
  /** `host/owner/name` */
  repository: string;
  dir: string;
  product?: string;
  service?: string;
  environment?: string;
  owner?: string;
}

/** A commit of the default branch. */
export interface PricedCommit {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Commits of the branch up to it, first parents only: tells which is newer. */
  height: number;
  /** First line of its message. */
  title?: string;
  pullRequest?: number;
}

/** An estimate of a stack at a commit. */
export interface CostRecord {
  stack: StackPlace;
  commit: PricedCommit;
  estimate: Estimate;
}

/** What the line of a stack is made of. */
export interface KeptEstimate {
  id: string;
  commit: PricedCommit;
  grade: CostGrade;
  state: CostState;
  source: string;
  currency: string;
  monthly: Amount;
  usage: Amount;
  coverage: CostCoverage;
  /** Absent: it was not split. */
  tags?: TagSplit;
  /** Why there is no amount. */
  failure?: string;
  /** Milliseconds since 1970. */
  pricedAt: number;
}

/** A time in which a stack was not there; without `to` it is not there now. */
export interface Absence {
  /** Milliseconds since 1970. */
  from: number;
  to?: number;
}

/** From when an estimate counts. */
export interface CostStep {
  /** Milliseconds since 1970. */
  at: number;
  cause: CostPoint['cause'];
  estimate: KeptEstimate;
}

/** A change of a stack's cost at the end of a day. */
export interface DayChange {
  /** `2026-11-22`, UTC */
  day: string;
  currency: string;
  /** 1e-6 of the currency's unit. */
  change: number;
}

/** The same of the part that is in the group of a tag. */
export interface TagChange extends DayChange {
  tag: string;
  /** `=value`, as `tagGroup` writes it. */
  item: string;
}

export type Failing = NonNullable<CurrentCost['failing']>;
