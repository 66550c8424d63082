import { renderPolicyCheck } from '../comments/renderPolicies';
import type { ProjectConfig } from '../config/repoConfig';
import { conftest, policiesOf } from '../policies';
import { hasFailed, isCleared, ProjectResult } from '../result';
import type { PolicySet } from '../settings';
import { comment, lockFor, lockUrl, Run, targetOf } from './run';

/** Sets of policies that plans of a run have to pass. */
export const policySetsOf = ({ shop, repo }: Run): PolicySet[] =>
  policiesOf(shop.settings.policies, shop.store, repo);

/** Keeps what policies said to a project's plan, and that they did. */
export function rememberPolicies(run: Run, result: ProjectResult) {
  const { store } = run.shop;
  const { repo, pull } = run;
  const { project, policies } = result;
  if (policies) store.setPolicies(repo, pull.number, project, policies.sets);
  const state = store.project(repo, pull.number, project);
  if (!state) return;
  store.setProject(repo, pull.number, {
    ...state,
    status: hasFailed(result) ? 'policy_errored' : 'policy_passed',
  });
}

/** Why policies keep a project from being applied. */
export function policyRefusal(
  run: Run,
  project: ProjectConfig,
): string | undefined {
  const { store } = run.shop;
  const sets = store.policies(run.repo, run.pull.number, project);
  return sets.every(isCleared)
    ? undefined
    : 'All policies must pass for project before running apply.';
}

/** Asks the policies about plans, when all of them were made. */
export async function policyCheck(
  run: Run,
  planned: readonly ProjectResult[],
): Promise<void> {
  const sets = policySetsOf(run);
  if (sets.length === 0) return;
  const { shop, repo, pull } = run;
  const target = targetOf(run);
  await shop.statuses.combined(target, 'policy_check', 'pending');
  const results = planned.map(({ project, plan }): ProjectResult => {
    const found = sets.map(set => conftest(set, plan?.output ?? ''));
    const url = lockUrl(shop, lockFor(run, project));
    const policies = { sets: found, lockUrl: url };
    if (found.every(({ passed }) => passed)) return { project, policies };
    return { project, policies, failure: 'Some policy sets did not pass.' };
  });
  await comment(run, renderPolicyCheck(results), 'policy_check');
  for (const result of results) rememberPolicies(run, result);
  const known = shop.store.projects(repo, pull.number);
  await shop.statuses.policiesChecked(target, known);
}
