import type { Command } from '../comments/parse';
import { renderError, renderResults } from '../comments/render';
import { TargetError } from '../config/projects';
import { ProjectConfig, RepoConfigError } from '../config/repoConfig';
import { PlanError } from '../planner';
import { hasFailed, projectId, ProjectResult } from '../result';
import { applyText } from '../terraform/planText';
import { isTargeted } from './plan';
import { isOf, plannedProjects } from './plannedProjects';
import { policyRefusal } from './policyCheck';
import { refusal, Standing } from './requirements';
import {
  comment,
  Config,
  configAt,
  lockedBy,
  lockFor,
  Run,
  targetOf,
} from './run';

const short = (sha: string) => sha.slice(0, 7);

/** The projects that an apply takes: those with plans, or the named ones. */
function projectsOf(run: Run, config: Config, command: Command) {
  const planned = plannedProjects(run, config, command);
  if (isTargeted(command)) return planned;
  const states = run.shop.store.projects(run.repo, run.pull.number);
  const outdated = states.find(({ head }) => head !== run.pull.head.sha);
  if (planned.length > 0 && outdated) {
    throw new TargetError(
      `recorded plan status is from commit ${short(
        outdated.head,
      )} but current head is ${short(
        run.pull.head.sha,
      )}; run \`atlantis plan\` before apply`,
    );
  }
  return planned;
}

/** Why the plan of a project cannot be applied. */
function planProblem(run: Run, project: ProjectConfig): string | undefined {
  const states = run.shop.store.projects(run.repo, run.pull.number);
  const state = states.find(each => isOf(each, project));
  const { name, dir, workspace } = project;
  const which = `dir ${JSON.stringify(dir)} workspace ${JSON.stringify(
    workspace,
  )} project ${JSON.stringify(name)}`;
  if (states.length === 0) {
    return 'no current plan status found; run `atlantis plan` before apply';
  }
  if (!state) {
    return `no matching plan status exists for ${which}; run \`atlantis plan\``;
  }
  if (state.head !== run.pull.head.sha) {
    return `recorded plan status is from commit ${short(
      state.head,
    )} but current head is ${short(
      run.pull.head.sha,
    )}; run \`atlantis plan\` before apply`;
  }
  if (state.has_plan === 0) {
    return `plan file is missing for ${which}; run \`atlantis plan\``;
  }
  return undefined;
}

function dependencyProblem(run: Run, { dependsOn }: ProjectConfig) {
  const states = run.shop.store.projects(run.repo, run.pull.number);
  const open = dependsOn.find(name =>
    states.some(
      ({ project, status }) =>
        project === name &&
        status !== 'applied' &&
        status !== 'planned_no_changes',
    ),
  );
  return (
    open &&
    `Can't apply your project unless you apply its dependencies: [${open}]`
  );
}

/** Applies one project, and tells those who are told of applies. */
export async function runSteps(
  run: Run,
  { checkout }: Config,
  project: ProjectConfig,
): Promise<ProjectResult> {
  const { shop, repo, pull, user } = run;
  const place = { repo, dir: project.dir, workspace: project.workspace };
  let result: ProjectResult;
  try {
    const { difference } = await shop.planner.plan(checkout, place);
    const arranged = shop.store.takeFailure(place, 'apply');
    if (arranged) throw new PlanError(arranged);
    shop.store.setApplied(place, checkout.sha);
    result = { project, applied: applyText(difference) };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    const text = `running 'sh -c' 'terraform apply -input=false plan.tfplan': exit status 1\n${error.message}`;
    result = { project, error: text };
  }
  await shop.outgoing.applied(repo, pull, user, result, !hasFailed(result));
  return result;
}

async function applyProject(
  run: Run,
  config: Config,
  project: ProjectConfig,
  standing: Standing,
): Promise<ProjectResult> {
  const failure =
    refusal(project.applyRequirements, standing, 'apply') ??
    policyRefusal(run, project) ??
    dependencyProblem(run, project);
  if (failure) return { project, failure };
  const problem = planProblem(run, project);
  if (problem) return { project, error: problem };
  const other = run.shop.store
    .locks()
    .find(
      lock =>
        lock.repo === run.repo &&
        lock.path === project.dir &&
        lock.workspace === project.workspace &&
        lock.project === project.name &&
        lock.pull !== run.pull.number,
    );
  if (other) return { project, failure: lockedBy(other) };
  run.shop.store.tryLock(lockFor(run, project));
  return runSteps(run, config, project);
}

/** Runs one project; its success is told only when all have ended. */
async function reported(
  run: Run,
  config: Config,
  project: ProjectConfig,
  standing: Standing,
) {
  const { jobs, statuses, url } = run.shop;
  const id = projectId(project);
  const job = jobs.start(`${run.repo} #${run.pull.number}: apply ${id}`);
  const link = { url: `${url}/jobs/${job.id}` };
  const target = targetOf(run);
  await statuses.project(target, 'apply', id, 'pending', link);
  const result = await applyProject(run, config, project, standing);
  const text = result.applied ?? result.error ?? result.failure ?? '';
  job.lines.push(...text.split('\n'));
  job.ended = true;
  if (hasFailed(result)) {
    await statuses.project(target, 'apply', id, 'failure', link);
  }
  return {
    result,
    tellSuccess: async () => {
      if (hasFailed(result)) return;
      await statuses.project(target, 'apply', id, 'success', link);
    },
  };
}

function remember(run: Run, result: ProjectResult) {
  const { store } = run.shop;
  const state = store
    .projects(run.repo, run.pull.number)
    .find(each => isOf(each, result.project));
  if (!state) return;
  const failed = hasFailed(result);
  store.setProject(run.repo, run.pull.number, {
    ...state,
    status: failed ? 'apply_errored' : 'applied',
    has_plan: failed ? state.has_plan : 0,
  });
}

/** Applies what is planned in a pull request. */
export async function apply(run: Run, command: Command, standing: Standing) {
  const { shop, repo, pull } = run;
  const target = targetOf(run);
  let config: Config;
  let projects: ProjectConfig[];
  try {
    config = await configAt(shop, repo, pull.head.sha, pull.base.ref);
    projects = projectsOf(run, config, command);
  } catch (error) {
    const known =
      error instanceof RepoConfigError || error instanceof TargetError;
    if (!known) throw error;
    await shop.statuses.combined(target, 'apply', 'failure');
    await comment(run, renderError('Apply', error.message), 'apply');
    return;
  }
  if (projects.length > 0) {
    await shop.statuses.combined(target, 'apply', 'pending');
  }
  const runs = [];
  for (const project of projects) {
    runs.push(await reported(run, config, project, standing));
  }
  const results = runs.map(({ result }) => result);
  const shown = results.filter(
    ({ project }) => !project.silenced.includes('apply'),
  );
  if (shown.length > 0 || results.length === 0) {
    await comment(run, renderResults('Apply', shown), 'apply');
  }
  for (const result of results) remember(run, result);
  for (const { tellSuccess } of runs) await tellSuccess();
  const known = shop.store.projects(repo, pull.number);
  await shop.statuses.applied(target, known, false);
  if (results.some(hasFailed) || command.autoMergeDisabled) return;
  if (
    config.config.automerge &&
    known.every(each => each.status === 'applied')
  ) {
    await automerge(run);
  }
}

async function automerge(run: Run) {
  const { github } = run.shop;
  await comment(
    run,
    'Automatically merging because all plans have been successfully applied.',
    'apply',
  );
  try {
    await github.merge(run.repo, run.pull.number);
  } catch (error) {
    await comment(
      run,
      `Automerging failed:\n\`\`\`\n${(error as Error).message}\n\`\`\``,
      'apply',
    );
  }
}
