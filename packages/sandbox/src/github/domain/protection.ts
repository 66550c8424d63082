/** What a protected branch asks for; stored as GitHub's `PUT` body has it. */
export interface Protection {
  required_status_checks: {
    strict: boolean;
    checks: { context: string; app_id: number | null }[];
  } | null;
  required_pull_request_reviews: {
    dismiss_stale_reviews: boolean;
    require_code_owner_reviews: boolean;
    require_last_push_approval: boolean;
    /** 0 to 6. */
    required_approving_review_count: number;
  } | null;
  enforce_admins: boolean;
  required_linear_history: boolean;
  allow_force_pushes: boolean;
  allow_deletions: boolean;
  block_creations: boolean;
  required_conversation_resolution: boolean;
  lock_branch: boolean;
}

/** How somebody wants to move a branch without a pull request. */
export interface BranchMove {
  deletes: boolean;
  /** The new tip does not contain the old one. */
  forced: boolean;
}

/** Rules that the pre-receive hook knows. */
export type PushRule = 'review' | 'delete' | 'force' | 'merges';

/** What a push may not do to a branch under this protection. */
export function pushRulesOf(
  protection: Protection | undefined,
  isAdmin: boolean,
): PushRule[] {
  if (!protection || (isAdmin && !protection.enforce_admins)) {
    // Admins pass reviews and checks, but a protected branch stays undeleted.
    return protection && !protection.allow_deletions ? ['delete'] : [];
  }
  const rules: PushRule[] = [];
  const needsPull =
    protection.required_pull_request_reviews !== null ||
    (protection.required_status_checks?.checks.length ?? 0) > 0 ||
    protection.lock_branch;
  if (needsPull) rules.push('review');
  if (!protection.allow_deletions) rules.push('delete');
  if (!protection.allow_force_pushes) rules.push('force');
  if (protection.required_linear_history) rules.push('merges');
  return rules;
}

/** Why a move is refused, in GitHub's words; `undefined` when it may happen. */
export function refusal(
  rules: PushRule[],
  move: BranchMove,
): string | undefined {
  if (move.deletes) {
    return rules.includes('delete')
      ? 'Cannot delete a protected branch'
      : undefined;
  }
  if (rules.includes('review')) {
    return 'Changes must be made through a pull request.';
  }
  if (move.forced && rules.includes('force')) {
    return 'Cannot force-push to this branch';
  }
  return undefined;
}
