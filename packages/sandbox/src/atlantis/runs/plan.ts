import type { Command } from '../comments/parse';
import { renderError, renderResults } from '../comments/render';
import {
  namedProjects,
  TargetError,
  touchedProjects,
} from '../config/projects';
import { ProjectConfig, RepoConfigError } from '../config/repoConfig';
import type { Checkout } from '../checkout';
import { PlanError } from '../planner';
import {
  hasFailed,
  isUnchanged,
  PlanSuccess,
  projectId,
  ProjectResult,
  summaryOf,
} from '../result';
import {
  comment,
  Config,
  configAt,
  lockedBy,
  lockFor,
  lockUrl,
  Run,
  targetOf,
} from './run';
import type { ProjectStatus } from '../store';
import { policyCheck } from './policyCheck';
import { refusal, Standing } from './requirements';

/** Whether a command names its projects itself. */
export const isTargeted = (command: Command | undefined) =>
  command !== undefined &&
  Boolean(command.project || command.dir || command.workspace);

async function projectsOf(
  run: Run,
  { config, checkout, hasFile }: Config,
  command: Command | undefined,
) {
  const { settings, github } = run.shop;
  if (command && isTargeted(command)) {
    return namedProjects(config, command, hasFile, settings);
  }
  const files = await github.files(run.repo, run.pull.number);
  const touched = touchedProjects(config, files, settings, dir =>
    checkout.hasFolder(dir),
  );
  return command ? touched : touched.filter(({ autoplan }) => autoplan);
}

/** Terraform's output, as Atlantis reports a program that failed. */
const commandError = (output: string) =>
  `running 'sh -c' 'terraform plan -input=false -refresh -out plan.tfplan': exit status 1\n${output}`;

/** Plans one project: locks it, runs, says how it went. */
async function planProject(
  run: Run,
  checkout: Checkout,
  project: ProjectConfig,
  standing: Standing,
): Promise<ProjectResult> {
  const { shop, repo } = run;
  const lock = lockFor(run, project);
  const other = shop.store.tryLock(lock);
  if (other) return { project, failure: lockedBy(other) };
  const release = (result: ProjectResult) => {
    shop.store.unlock(lock);
    return result;
  };
  if (!checkout.hasFolder(project.dir)) {
    return release({ project, error: `dir "${project.dir}" does not exist` });
  }
  const refused = refusal(project.planRequirements, standing, 'plan');
  if (refused) return release({ project, failure: refused });
  const place = { repo, dir: project.dir, workspace: project.workspace };
  try {
    const { output } = await shop.planner.plan(checkout, place);
    return { project, plan: { output, lockUrl: lockUrl(shop, lock) } };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return release({ project, error: commandError(error.message) });
  }
}

async function reported(
  run: Run,
  checkout: Checkout,
  project: ProjectConfig,
  standing: Standing,
): Promise<ProjectResult> {
  const { jobs, statuses, url } = run.shop;
  const id = projectId(project);
  const job = jobs.start(`${run.repo} #${run.pull.number}: plan ${id}`);
  const link = { url: `${url}/jobs/${job.id}` };
  await statuses.project(targetOf(run), 'plan', id, 'pending', link);
  const result = await planProject(run, checkout, project, standing);
  const text = result.plan?.output ?? result.error ?? result.failure ?? '';
  job.lines.push(...text.split('\n'));
  job.ended = true;
  if (result.plan) {
    const description = summaryOf(result.plan.output);
    const told = { ...link, description };
    await statuses.project(targetOf(run), 'plan', id, 'success', told);
  } else {
    await statuses.project(targetOf(run), 'plan', id, 'failure', link);
  }
  return result;
}

function statusOf(made: PlanSuccess | undefined): ProjectStatus {
  if (!made) return 'plan_errored';
  return isUnchanged(made.output) ? 'planned_no_changes' : 'planned';
}

function remember(run: Run, { project, plan: made }: ProjectResult) {
  run.shop.store.setProject(run.repo, run.pull.number, {
    dir: project.dir,
    workspace: project.workspace,
    project: project.name,
    status: statusOf(made),
    head: run.pull.head.sha,
    base: run.pull.base.ref,
    has_plan: made ? 1 : 0,
  });
}

/** A command that cannot begin: says why. */
async function cannotBegin(run: Run, error: unknown) {
  const known =
    error instanceof RepoConfigError || error instanceof TargetError;
  if (!known) throw error;
  await run.shop.statuses.combined(targetOf(run), 'plan', 'failure');
  await comment(run, renderError('Plan', error.message), 'plan');
}

/**
 * Plans a pull request.
 * @param command undefined when a push or a new pull request asks for it
 */
export async function plan(
  run: Run,
  command: Command | undefined,
  standing: Standing,
): Promise<void> {
  const { shop, repo, pull } = run;
  const target = targetOf(run);
  let projects: ProjectConfig[];
  let config: Config;
  try {
    config = await configAt(shop, repo, pull.head.sha, pull.base.ref);
    projects = await projectsOf(run, config, command);
  } catch (error) {
    await cannotBegin(run, error);
    return;
  }
  if (projects.length === 0) {
    shop.store.removePull(repo, pull.number);
    if (command) await comment(run, renderResults('Plan', []), 'plan');
    await shop.statuses.nothing(target);
    return;
  }
  await shop.statuses.combined(target, 'plan', 'pending');
  if (!isTargeted(command)) {
    shop.store.dropPlans(repo, pull.number);
    for (const project of projects) releaseOwn(run, project);
  }
  const results: ProjectResult[] = [];
  for (const project of projects) {
    results.push(await reported(run, config.checkout, project, standing));
  }
  const deleted = config.config.automerge && results.some(hasFailed);
  if (deleted) projects.forEach(project => releaseOwn(run, project));
  const shown = results.filter(
    ({ project }) => !project.silenced.includes('plan'),
  );
  if (shown.length > 0) {
    await comment(run, renderResults('Plan', shown, deleted), 'plan');
  }
  shop.store.dropOutdated(repo, pull.number, pull.head.sha);
  for (const result of results) remember(run, result);
  if (deleted) shop.store.dropPlans(repo, pull.number);
  const known = shop.store.projects(repo, pull.number);
  await shop.statuses.planned(target, known);
  await shop.statuses.applied(target, known, true);
  if (!results.some(hasFailed)) await policyCheck(run, results);
}

function releaseOwn(run: Run, project: ProjectConfig) {
  const { store } = run.shop;
  const lock = lockFor(run, project);
  const held = store
    .locks()
    .some(
      each =>
        each.repo === lock.repo &&
        each.path === lock.path &&
        each.workspace === lock.workspace &&
        each.project === lock.project &&
        each.pull === lock.pull,
    );
  if (held) store.unlock(lock);
}
