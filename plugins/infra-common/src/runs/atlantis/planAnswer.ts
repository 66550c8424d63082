import { z } from 'zod';
import { cleanText, oneLine } from './clean';

const text = z.string().default('');
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .max(10_000)
    .nullish()
    .transform(items => items ?? []);

const policySet = z.object({
  PolicySetName: text,
  PolicyOutput: text,
  Passed: z.boolean(),
});

const result = z.object({
  // An error of Go loses its text on its way into JSON: `{}`.
  Error: z.unknown().nullish(),
  Failure: text,
  PlanSuccess: z.object({ TerraformOutput: text }).nullish(),
  PolicyCheckResults: z.object({ PolicySetResults: list(policySet) }).nullish(),
  /** 1: plan, 3: policy check. */
  Command: z.number().default(1),
  RepoRelDir: text,
  Workspace: text,
  ProjectName: text,
});

const answer = z.object({
  Error: z.unknown().nullish(),
  Failure: text,
  ProjectResults: z
    .array(result)
    .max(10_000)
    .nullable()
    .transform(results => results ?? []),
});

const POLICY_CHECK = 3;
const LONGEST_FAILURE = 600;

/** What Atlantis answered of one project. */
export interface PlannedProject {
  project?: string;
  dir: string;
  workspace: string;
  /** What Terraform printed, cleaned; undefined: there is no plan. */
  output?: string;
  /** Why there is none, one line; undefined where Atlantis lost the text. */
  failure?: string;
  policies: { name: string; passed: boolean; output: string }[];
}

/** The answer to `POST /api/plan`. */
export interface PlanAnswer {
  /** Why the command failed as a whole. */
  failure?: string;
  projects: PlannedProject[];
}

const failureOf = (raw: string) => {
  const failure = oneLine(cleanText(raw), LONGEST_FAILURE);
  return failure === '' ? {} : { failure };
};

/**
 * Reads the answer to `POST /api/plan`, also that of 500, which has the same form
 * when a project failed.
 * @throws ZodError when it is another answer
 */
export function readPlanAnswer(data: unknown): PlanAnswer {
  const { Failure, ProjectResults } = answer.parse(data);
  const projects = new Map<string, PlannedProject>();
  for (const each of ProjectResults) {
    const { ProjectName, RepoRelDir, Workspace, Command } = each;
    const key = JSON.stringify([ProjectName, RepoRelDir, Workspace]);
    const known = projects.get(key) ?? {
      ...(ProjectName !== '' && { project: ProjectName }),
      dir: RepoRelDir || '.',
      workspace: Workspace || 'default',
      policies: [],
    };
    projects.set(key, known);
    // Policies are a result of their own beside the plan.
    const sets = each.PolicyCheckResults?.PolicySetResults ?? [];
    known.policies.push(
      ...sets.map(({ PolicySetName, PolicyOutput, Passed }) => ({
        name: oneLine(cleanText(PolicySetName)),
        passed: Passed,
        output: cleanText(PolicyOutput),
      })),
    );
    if (Command === POLICY_CHECK) continue;
    if (each.PlanSuccess) {
      known.output = cleanText(each.PlanSuccess.TerraformOutput);
    } else Object.assign(known, failureOf(each.Failure));
  }
  return { ...failureOf(Failure), projects: [...projects.values()] };
}
