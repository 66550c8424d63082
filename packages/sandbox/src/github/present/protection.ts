import { Protection } from '../domain/protection';

/** `status-check-policy`. */
export function presentChecks(
  url: string,
  checks: NonNullable<Protection['required_status_checks']>,
) {
  return {
    url: `${url}/required_status_checks`,
    strict: checks.strict,
    contexts: checks.checks.map(check => check.context),
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: checks.checks,
  };
}

/** `protected-branch-pull-request-review`. */
export function presentReviews(
  url: string,
  reviews: NonNullable<Protection['required_pull_request_reviews']>,
) {
  return { url: `${url}/required_pull_request_reviews`, ...reviews };
}

/** `branch-protection` and `protected-branch`: all rules of a branch. */
export function presentProtection(url: string, protection: Protection) {
  const flag = (enabled: boolean) => ({ enabled });
  return {
    url,
    ...(protection.required_status_checks && {
      required_status_checks: presentChecks(
        url,
        protection.required_status_checks,
      ),
    }),
    ...(protection.required_pull_request_reviews && {
      required_pull_request_reviews: presentReviews(
        url,
        protection.required_pull_request_reviews,
      ),
    }),
    required_signatures: {
      url: `${url}/required_signatures`,
      enabled: false,
    },
    enforce_admins: {
      url: `${url}/enforce_admins`,
      enabled: protection.enforce_admins,
    },
    required_linear_history: flag(protection.required_linear_history),
    allow_force_pushes: flag(protection.allow_force_pushes),
    allow_deletions: flag(protection.allow_deletions),
    block_creations: flag(protection.block_creations),
    required_conversation_resolution: flag(
      protection.required_conversation_resolution,
    ),
    lock_branch: flag(protection.lock_branch),
    allow_fork_syncing: flag(false),
  };
}
