import type { ProjectConfig } from './config/repoConfig';

/** What `terraform plan` said, and where its lock can be seen. */
export interface PlanSuccess {
  output: string;
  lockUrl: string;
}

/** What one set of policies says to a plan. */
export interface PolicyResult {
  set: string;
  passed: boolean;
  /** What conftest printed; a comment on approvals has none. */
  output?: string;
  /** Logins of the owners who approved. */
  approvals: string[];
  /** How many have to. */
  required: number;
}

/** Sets of policies, and the lock of the plan that they were asked about. */
export interface PolicyResults {
  sets: PolicyResult[];
  lockUrl: string;
}

/** Passed, or approved by enough owners. */
export const isCleared = ({ passed, approvals, required }: PolicyResult) =>
  passed || approvals.length >= required;

/**
 * How a command ended for one project: exactly one of the rest is there, but
 * that policies may come with an error or a failure.
 */
export interface ProjectResult {
  project: ProjectConfig;
  plan?: PlanSuccess;
  /** What `terraform apply` said. */
  applied?: string;
  version?: string;
  policies?: PolicyResults;
  /** Something broke. */
  error?: string;
  /** It was refused. */
  failure?: string;
}

export const hasFailed = ({ error, failure }: ProjectResult) =>
  error !== undefined || failure !== undefined;

/** A name of a project in statuses. */
export const projectId = ({
  name,
  dir,
  workspace,
}: Pick<ProjectConfig, 'name' | 'dir' | 'workspace'>) =>
  name || `${dir}/${workspace}`;

const NO_CHANGES =
  /No changes. (Infrastructure is up-to-date|Your infrastructure matches the configuration)./;
const COUNTS =
  /Plan: (?:(\d+) to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy(?:, (\d+) to forget)?\./g;

/** What a plan would do, as its output says. */
export interface PlanStats {
  toImport: number;
  add: number;
  change: number;
  destroy: number;
  forget: number;
  changes: boolean;
  changesOutside: boolean;
}

/** Counts of a plan; several lines with counts are summed. */
export function statsOf(output: string): PlanStats {
  const sum = [0, 0, 0, 0, 0];
  let changes = false;
  for (const match of output.matchAll(COUNTS)) {
    changes = true;
    for (let i = 0; i < sum.length; i += 1) sum[i] += Number(match[i + 1] ?? 0);
  }
  const [toImport, add, change, destroy, forget] = sum;
  const changesOutside = output.includes(
    'Note: Objects have changed outside of Terraform',
  );
  return { toImport, add, change, destroy, forget, changes, changesOutside };
}

/** The line that stands for a plan: `''` when only outputs change. */
export function summaryOf(output: string): string {
  const stats = statsOf(output);
  if (!stats.changes) return NO_CHANGES.exec(output)?.[0] ?? '';
  const { toImport, add, change, destroy, forget } = stats;
  const before = toImport > 0 ? `${toImport} to import, ` : '';
  const after = forget > 0 ? `, ${forget} to forget` : '';
  return `Plan: ${before}${add} to add, ${change} to change, ${destroy} to destroy${after}.`;
}

export const isUnchanged = (output: string) =>
  !statsOf(output).changes && NO_CHANGES.test(output);
