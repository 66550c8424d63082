import { MergeRules } from '../domain/mergeability';
import type { GitHub } from '../github';
import { Protections } from '../store/protections';
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
  const protection = new Protections(github.db).get(repository.id, branch);
  if (!protection) return undefined;
  const reviews = protection.required_pull_request_reviews;
  const checks = protection.required_status_checks;
  return {
    approvals: reviews?.required_approving_review_count ?? 0,
    codeOwners: reviews?.require_code_owner_reviews ?? false,
    dismissStale: reviews?.dismiss_stale_reviews ?? false,
    checks: (checks?.checks ?? []).map(({ context, app_id }) => ({
      context,
      appId: app_id,
    })),
    strict: checks?.strict ?? false,
    enforceAdmins: protection.enforce_admins,
    linear: protection.required_linear_history,
  };
}
