import type {
  Amount,
  CostCoverage,
  CostGrade,
  CostJudgement,
  Estimate,
  PullCost,
  PullStackCost,
} from '@infra-portal/infra-common';

/** A pull request. */
export interface PullKey {
  /** `host/owner/name` */
  repository: string;
  number: number;
}

/** What GitHub tells of a pull request. */
export interface PullDetails {
  title: string;
  url: string;
  author: string;
  draft: boolean;
  /** ISO 8601 */
  updatedAt: string;
}

/** A pull request as GitHub has it now. */
export interface SeenPull extends PullKey {
  open: PullCost['open'];
  branch: string;
  /** Commit. */
  head: string;
  details: PullDetails;
}

/** Where a stack is, and whose it is. */
export type PulledPlace = Pick<
  PullStackCost,
  'ref' | 'name' | 'dir' | 'product' | 'service' | 'environment' | 'owner'
>;

/** A stack that a pull request touches, with what it costs in a month. */
export interface PulledStack extends PulledPlace {
  change: PullStackCost['change'];
  /** A file of its folder that the pull request changes. */
  file?: string;
  /** Missing where it was not there, or could not be priced. */
  before?: Amount;
  /** Missing where it could not be priced; `0` of one that goes. */
  after?: Amount;
  /** Prices that are missing with the pull request and were not without it. */
  gaps?: number;
}

/** Its estimates, as far as there are any. */
export interface PulledEstimates {
  ref: string;
  before?: Estimate;
  after?: Estimate;
}

/** What the stacks of a pull request cost, without and with it. */
export interface PricedPull {
  /** Its commit, and where it left the default branch. */
  commit: string;
  base: string;
  currency: string;
  grade: CostGrade;
  source: string;
  /** ISO 8601: of the oldest price. */
  pricedAt: string;
  coverage: CostCoverage;
  stacks: PulledStack[];
}

/** What GitHub was told. */
export interface Told {
  /** ISO 8601 */
  at: string;
  /** Of what it says: the same is not said twice. */
  digest?: string;
  /** Why it could not be told. */
  failure?: string;
}

export interface KeptPull extends PullKey {
  open: PullCost['open'];
  branch: string;
  head: string;
  /** Missing until GitHub was asked. */
  details?: PullDetails;
  state: PullCost['state'];
  failure?: string;
  base?: string;
  pricedFor?: string;
  priced?: PricedPull;
  judgement?: CostJudgement;
  /** Milliseconds since 1970. */
  judgedAt?: number;
  check?: Told;
  comment?: Told;
}

/** The right to work on a pull request, for a while. */
export interface PullClaim extends PullKey {
  by: string;
  /** Reasons to work that there were then. */
  wanted: number;
  /** GitHub is to be asked, or prices are to be found, anew. */
  look: boolean;
  again: boolean;
  /** Attempts before this one that failed in a row. */
  attempts: number;
}
