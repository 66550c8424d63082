/** A requirement before an apply (or plan) that Atlantis checks by itself. */
export const REQUIREMENTS = ['approved', 'mergeable', 'undiverged'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** What a repository may set itself only when the server allows it. */
export type Override =
  | 'plan_requirements'
  | 'apply_requirements'
  | 'import_requirements'
  | 'workflow'
  | 'delete_source_branch_on_merge'
  | 'repo_locking'
  | 'repo_locks'
  | 'policy_check'
  | 'custom_policy_check'
  | 'silence_pr_comments';

/** Where Atlantis tells of applies and drift. */
export interface OutgoingWebhook {
  event: 'apply' | 'drift';
  url: string;
}

/** What a policy objects to: a plan whose text holds this. */
export interface PolicyRule {
  contains: string;
  message: string;
}

/** Policies that pass or fail together. */
export interface PolicySet {
  name: string;
  /** Logins of those whose approval lets a failing plan pass. */
  owners: string[];
  /** How many of them have to approve. */
  approvals: number;
  rules: PolicyRule[];
}

/** Which plans are checked by policies. */
export interface Policies {
  /** As in `allowlist`. */
  repositories: string[];
  sets: PolicySet[];
}

/** How the server is set up: flags, and the server-side repository config. */
export interface AtlantisSettings {
  /** `owner/*`, `owner/name`; `!` before it excludes. Without the host. */
  allowlist: string[];
  /** Secret of `/api/plan` and `/api/drift`; absent: these answer 503. */
  apiSecret?: string;
  /** Whether `/api/drift` is there. */
  driftDetection: boolean;
  webhooks: OutgoingWebhook[];
  /** Sent with every outgoing webhook: the only way to authenticate them. */
  webhookHeaders: Record<string, string>;
  applyRequirements: Requirement[];
  planRequirements: Requirement[];
  allowedOverrides: Override[];
  policies: Policies;
  automerge: boolean;
  /** Prefix of commit statuses. */
  statusName: string;
  /** Largest comment, in bytes. */
  commentSize: number;
}

export const defaultSettings: AtlantisSettings = {
  allowlist: ['*'],
  driftDetection: true,
  webhooks: [],
  webhookHeaders: {},
  applyRequirements: [],
  planRequirements: [],
  allowedOverrides: ['plan_requirements', 'apply_requirements'],
  policies: { repositories: [], sets: [] },
  automerge: false,
  statusName: 'atlantis',
  commentSize: 65_536,
};

function fits(pattern: string, repository: string): boolean {
  const star = pattern.indexOf('*');
  return star < 0
    ? pattern.toLowerCase() === repository.toLowerCase()
    : repository.toLowerCase().startsWith(pattern.slice(0, star).toLowerCase());
}

/** Whether Atlantis works on a repository, `owner/name`. An exclusion wins. */
export function isAllowed(
  { allowlist }: Pick<AtlantisSettings, 'allowlist'>,
  repository: string,
): boolean {
  const excluded = allowlist.some(
    each => each.startsWith('!') && fits(each.slice(1), repository),
  );
  return (
    !excluded &&
    allowlist.some(each => !each.startsWith('!') && fits(each, repository))
  );
}
