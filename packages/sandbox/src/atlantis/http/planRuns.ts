import { createHash } from 'node:crypto';
import { flagsFor } from '../comments/parse';
import type { ProjectConfig } from '../config/repoConfig';
import { PlanError } from '../planner';
import { conftest } from '../policies';
import { hasFailed, isCleared, projectId, summaryOf } from '../result';
import { runSteps } from '../runs/apply';
import { policySetsOf } from '../runs/policyCheck';
import { refusal, standingOf } from '../runs/requirements';
import {
  type Config,
  lockedBy,
  lockFor,
  lockUrl,
  type Run,
  targetOf,
} from '../runs/run';

/** Numbers of commands in answers. */
const COMMANDS = { apply: 0, plan: 1, policy_check: 3 } as const;
/** What the real one takes for an item of a policy that nobody configured. */
const ANY_ITEM = '(?s).+';

/** What a project's result always has. */
const frame = (
  { name, dir, workspace }: ProjectConfig,
  command: keyof typeof COMMANDS,
) => ({
  Error: null as null | object,
  Failure: '',
  PlanSuccess: null as null | { TerraformOutput: string },
  PolicyCheckResults: null as null | object,
  ApplySuccess: '',
  VersionSuccess: '',
  ImportSuccess: null,
  StateRmSuccess: null,
  Command: COMMANDS[command],
  SubCommand: '',
  RepoRelDir: dir,
  Workspace: workspace,
  ProjectName: name,
  SilencePRComments: null,
});

export type ApiResult = ReturnType<typeof frame>;

export const isFailure = ({ Error: error, Failure }: ApiResult) =>
  error !== null || Failure !== '';

/** What is said of a project's lock and of the next commands. */
function commandsOf(run: Run, project: ProjectConfig) {
  const flags = flagsFor(project);
  return {
    LockURL: lockUrl(run.shop, lockFor(run, project)),
    RePlanCmd: `atlantis plan${flags}`,
    ApplyCmd: `atlantis apply${flags}`,
  };
}

/** The work on one project with its job and its statuses. */
async function reported(
  run: Run,
  project: ProjectConfig,
  command: 'plan' | 'apply',
  work: (
    result: ApiResult,
  ) => Promise<{ text: string; description?: string } | undefined>,
): Promise<ApiResult> {
  const { jobs, statuses, url } = run.shop;
  const id = projectId(project);
  const job = jobs.start(`${run.repo}: ${command} ${id}`);
  const link = { url: `${url}/jobs/${job.id}` };
  const target = targetOf(run);
  await statuses.project(target, command, id, 'pending', link);
  const result = frame(project, command);
  const { text = '', description } = (await work(result)) ?? {};
  job.lines.push(...text.split('\n'));
  job.ended = true;
  const state = isFailure(result) ? 'failure' : 'success';
  const told = state === 'success' ? { ...link, description } : link;
  await statuses.project(target, command, id, state, told);
  return result;
}

/** Plans one project, whatever is asked for. */
export function planProject(
  run: Run,
  { checkout }: Config,
  project: ProjectConfig,
): Promise<ApiResult> {
  const { shop, repo } = run;
  return reported(run, project, 'plan', async result => {
    const other = shop.store.tryLock(lockFor(run, project));
    if (other) {
      result.Failure = lockedBy(other);
      return undefined;
    }
    if (!checkout.hasFolder(project.dir)) {
      result.Error = { RepoRelDir: project.dir };
      return undefined;
    }
    const place = { repo, dir: project.dir, workspace: project.workspace };
    try {
      const { output } = await shop.planner.plan(checkout, place);
      result.PlanSuccess = {
        TerraformOutput: output,
        ...commandsOf(run, project),
        ...{ MergedAgain: false },
      };
      return { text: output, description: summaryOf(output) };
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      // The text is lost on its way into JSON.
      result.Error = {};
      return { text: error.message };
    }
  });
}

/** What policies say of a plan; nothing where none check it. Sets no status. */
export function checkPolicies(
  run: Run,
  project: ProjectConfig,
  { PlanSuccess }: ApiResult,
): ApiResult[] {
  const sets = policySetsOf(run);
  if (sets.length === 0 || !PlanSuccess) return [];
  const { TerraformOutput: plan } = PlanSuccess;
  const found = sets.map(set => conftest(set, plan));
  const result = frame(project, 'policy_check');
  if (!found.every(({ passed }) => passed)) {
    result.Failure = 'Some policy sets did not pass.';
  }
  result.PolicyCheckResults = {
    PreConftestOutput: '',
    PostConftestOutput: '',
    PolicySetResults: found.map(({ set, passed, output = '', required }) => ({
      PolicySetName: set,
      PolicyOutput: output,
      Passed: passed,
      ReqApprovalCount: required,
      Approvals: null,
      Hashes: [createHash('sha256').update(output).digest('hex')],
      PolicyItemRegex: ANY_ITEM,
    })),
    ...commandsOf(run, project),
    ApprovePoliciesCmd: `atlantis approve_policies${flagsFor(project)}`,
    HasDiverged: false,
  };
  return [result];
}

const standingFor = (run: Run, rules: readonly string[]) =>
  rules.length > 0 ? standingOf(run) : { approved: true, mergeable: true };

/** Why a project may not be applied; a call without a pull request skips its rules. */
async function refusalOf(run: Run, project: ProjectConfig): Promise<string> {
  const { shop, repo, pull } = run;
  const rules = pull.number > 0 ? project.applyRequirements : [];
  const refused = refusal(rules, await standingFor(run, rules), 'apply');
  if (refused) return refused;
  const isChecked =
    shop.settings.policies.sets.length > 0 || policySetsOf(run).length > 0;
  // A server with policies lets through only what is known to have passed.
  const known = shop.store.policies(repo, pull.number, project);
  return !isChecked || (known.length > 0 && known.every(isCleared))
    ? ''
    : 'All policies must pass for project before running apply.';
}

/** Applies one project that was planned right before. */
export function applyProject(
  run: Run,
  config: Config,
  project: ProjectConfig,
): Promise<ApiResult> {
  return reported(run, project, 'apply', async result => {
    if (!config.checkout.hasFolder(project.dir)) {
      result.Error = { RepoRelDir: project.dir };
      return undefined;
    }
    result.Failure = await refusalOf(run, project);
    if (result.Failure !== '') return undefined;
    const applied = await runSteps(run, config, project);
    if (hasFailed(applied)) result.Error = {};
    result.ApplySuccess = applied.applied ?? '';
    return { text: applied.applied ?? applied.error ?? '' };
  });
}
