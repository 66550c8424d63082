import type { PullStack } from '../runs/api/pulls';

/** A check as the forge tells it. */
export interface UpgradeCheck {
  name: string;
  state: 'pending' | 'success' | 'failure' | 'error' | 'neutral' | 'skipped';
  /** ISO 8601. */
  at?: string;
}

/** What is known of the pull request of an item. */
export interface UpgradeItemFacts {
  pull: {
    number: number;
    state: 'open' | 'merged' | 'closed';
    draft: boolean;
    head: string;
    mergeable?: boolean;
    mergedAt?: string;
  };
  /** Folders of the stacks that it is about. */
  dirs: readonly string[];
  /** Newest runs; absent: nobody follows them. */
  stacks?: readonly PullStack[];
  /** Whether Atlantis runs them, which applies before the merge. */
  isAtlantis: boolean;
  /** By id of the plan: whether what it destroys is built again. */
  replaces: ReadonlySet<string>;
  /** Of its head. */
  checks: readonly UpgradeCheck[];
  /** Of the commit that the merge made. */
  mergeChecks: readonly UpgradeCheck[];
  /** Objectives of its product that burn their budget, or have spent it. */
  burning: readonly string[];
  /** A person has decided to go on with this head nevertheless. */
  accepted: boolean;
}
