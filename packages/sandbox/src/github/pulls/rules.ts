import { MergeRules } from '../domain/mergeability';
import type { GitHub } from '../github';
import { Repository } from '../store/repositories';

/** Everything that a branch's protection asks of pull requests. */
export interface PullRules extends MergeRules {
  /** New commits take approvals back. */
  dismissStale: boolean;
  /** Admins are bound as well. */
  enforceAdmins: boolean;
  /** No merge commits. */
  linear: boolean;
}

/** The rules of a branch, or `undefined` when it is not protected. */
export function rulesOf(
  github: GitHub,
  repository: Repository,
  branch: string,
): PullRules | undefined {
  const row = github.db
    .prepare('select rules from protections where repo_id = ? and branch = ?')
    .get(repository.id, branch) as { rules: string } | undefined;
  if (!row) return undefined;
  const rules = JSON.parse(row.rules);
  const reviews = rules.required_pull_request_reviews;
  const checks = rules.required_status_checks;
  return {
    approvals: reviews?.required_approving_review_count ?? 0,
    codeOwners: reviews?.require_code_owner_reviews ?? false,
    dismissStale: reviews?.dismiss_stale_reviews ?? false,
    checks: (checks?.checks ?? []).map((check: any) => ({
      context: check.context,
      appId: check.app_id ?? null,
    })),
    strict: checks?.strict ?? false,
    enforceAdmins: rules.enforce_admins ?? false,
    linear: rules.required_linear_history ?? false,
  };
}
