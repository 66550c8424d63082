import type { Command } from '../comments/parse';
import { renderError } from '../comments/render';
import { renderApprovals } from '../comments/renderPolicies';
import { TargetError } from '../config/projects';
import { ProjectConfig, RepoConfigError } from '../config/repoConfig';
import { isCleared, type PolicyResult, type ProjectResult } from '../result';
import type { PolicySet } from '../settings';
import { plannedProjects } from './plannedProjects';
import { policySetsOf, rememberPolicies } from './policyCheck';
import { comment, configAt, lockFor, lockUrl, Run, targetOf } from './run';

/** One person's approval of what one set of policies refused. */
function approve(
  { name, owners }: PolicySet,
  before: PolicyResult,
  user: string,
  { policySet, clearApproval }: Command,
): { result: PolicyResult; problem?: string } {
  const result = { ...before, output: undefined };
  if (policySet && policySet !== name) return { result };
  if (isCleared(before) && !clearApproval) return { result };
  if (!owners.includes(user)) {
    const problem = `policy set: ${name} user ${user} is not a policy owner - please contact policy owners to approve failing policies`;
    return { result, problem };
  }
  if (clearApproval) return { result: { ...result, approvals: [] } };
  if (before.approvals.includes(user)) {
    const missing = before.required - before.approvals.length;
    const problem = `policy set: already approved by ${user}; need ${missing} more approval(s) from a different policy owner`;
    return { result, problem };
  }
  return { result: { ...result, approvals: [...before.approvals, user] } };
}

function approveProject(
  run: Run,
  project: ProjectConfig,
  command: Command,
): ProjectResult {
  const { shop, repo, pull, user } = run;
  const before = shop.store.policies(repo, pull.number, project);
  const done = policySetsOf(run).flatMap(set => {
    const found = before.find(each => each.set === set.name);
    return found ? approve(set, found, user, command) : [];
  });
  const sets = done.map(({ result }) => result);
  const policies = { sets, lockUrl: lockUrl(shop, lockFor(run, project)) };
  const problems = done.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) {
    return { project, policies, error: problems.join('\n') };
  }
  if (sets.every(isCleared)) return { project, policies };
  const failure = 'One or more policy sets require additional approval.';
  return { project, policies, failure };
}

/** `atlantis approve_policies`. */
export async function approvePolicies(
  run: Run,
  command: Command,
): Promise<void> {
  const { shop, repo, pull } = run;
  const target = targetOf(run);
  let projects: ProjectConfig[];
  try {
    const config = await configAt(shop, repo, pull.head.sha, pull.base.ref);
    projects = plannedProjects(run, config, command);
  } catch (error) {
    const known =
      error instanceof RepoConfigError || error instanceof TargetError;
    if (!known) throw error;
    await shop.statuses.combined(target, 'policy_check', 'failure');
    const text = renderError('Approve Policies', error.message);
    await comment(run, text, 'approve_policies');
    return;
  }
  await shop.statuses.combined(target, 'policy_check', 'pending');
  const results = projects.map(each => approveProject(run, each, command));
  await comment(run, renderApprovals(results), 'approve_policies');
  for (const result of results) rememberPolicies(run, result);
  const known = shop.store.projects(repo, pull.number);
  await shop.statuses.policiesChecked(target, known);
}
