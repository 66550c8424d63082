/** What a protected branch asks of a merge. */
export interface MergeRules {
  /** Approving reviews by people who may push; 0 asks for none. */
  approvals: number;
  /** An owner of every owned file must approve. */
  codeOwners: boolean;
  /** Each required check, by context and the App it must come from, if any. */
  checks: { context: string; appId: number | null }[];
  /** The head must contain the tip of the base branch. */
  strict: boolean;
}

/** The newest word of one commit status or check run. */
export interface CheckState {
  context: string;
  appId: number | null;
  state: 'success' | 'pending' | 'failure';
}

export interface MergeFacts {
  open: boolean;
  draft: boolean;
  /** `undefined` while nobody knows, for instance because the base is gone. */
  conflicts: boolean | undefined;
  /** The base branch has commits that the head has not. */
  behind: boolean;
  rules: MergeRules | undefined;
  /** Newest opinion per person who may push. */
  opinions: ('APPROVED' | 'CHANGES_REQUESTED')[];
  /** Every owned file that changed has the approval of one of its owners. */
  ownersApproved: boolean;
  checks: CheckState[];
}

export type MergeState =
  | 'unknown'
  | 'dirty'
  | 'draft'
  | 'blocked'
  | 'behind'
  | 'unstable'
  | 'clean';

export interface Mergeability {
  /** Whether git can merge it: `null` when unknown. */
  mergeable: boolean | null;
  state: MergeState;
  /** What branch protection misses, in GitHub's words; empty unless `blocked`. */
  missing: string[];
}

function missingReviews(rules: MergeRules, facts: MergeFacts): string[] {
  const missing: string[] = [];
  const approved = facts.opinions.filter(o => o === 'APPROVED').length;
  if (approved < rules.approvals) {
    const reviews = rules.approvals === 1 ? 'review is' : 'reviews are';
    missing.push(
      `At least ${rules.approvals} approving ${reviews} required by reviewers with write access.`,
    );
  }
  const reviewed = rules.approvals > 0 || rules.codeOwners;
  if (reviewed && facts.opinions.includes('CHANGES_REQUESTED')) {
    missing.push('Changes have been requested on this pull request.');
  }
  if (rules.codeOwners && !facts.ownersApproved) {
    missing.push('Waiting on code owner review.');
  }
  return missing;
}

function missingChecks(rules: MergeRules, checks: CheckState[]): string[] {
  return rules.checks.flatMap(({ context, appId }) => {
    const found = checks.filter(
      check =>
        check.context === context && (appId === null || check.appId === appId),
    );
    const name = `Required status check "${context}" is`;
    if (found.length === 0) return [`${name} expected.`];
    if (found.some(check => check.state === 'failure')) {
      return [`${name} failing.`];
    }
    return found.some(check => check.state === 'pending')
      ? [`${name} pending.`]
      : [];
  });
}

/** `mergeable` and `mergeable_state` of a pull request, as GitHub decides them. */
export function mergeabilityOf(facts: MergeFacts): Mergeability {
  if (!facts.open || facts.conflicts === undefined) {
    return { mergeable: null, state: 'unknown', missing: [] };
  }
  const mergeable = !facts.conflicts;
  const say = (state: MergeState, missing: string[] = []): Mergeability => ({
    mergeable,
    state,
    missing,
  });
  if (facts.conflicts) return say('dirty');
  if (facts.draft) return say('draft');
  const { rules, checks } = facts;
  const missing = rules
    ? [...missingReviews(rules, facts), ...missingChecks(rules, checks)]
    : [];
  if (missing.length > 0) return say('blocked', missing);
  if (rules?.strict && facts.behind) return say('behind');
  return checks.every(check => check.state === 'success')
    ? say('clean')
    : say('unstable');
}
