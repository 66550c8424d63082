import { type Amount, subtractAmounts } from '../amount';
import type { CostResource, Estimate } from '../estimate';
import { type Breakdown, readBreakdown } from './breakdown';
import {
  type DeclaredCoverage,
  estimateOf,
  type EstimateFrame,
} from './estimateOf';
import { readIdentity } from './identity';
import {
  amountAt,
  countOf,
  countsOf,
  isObject,
  type JsonObject,
  objectOf,
  objectsOf,
  Problems,
  textOf,
} from './reading';
import type { CostComparison, CostReportProject } from './types';

export interface ProjectFrame extends EstimateFrame {
  /** `projects[0]` */
  path: string;
  /** `breakdown`, `diff`; old reports do not say. */
  command?: string;
  inGit: boolean;
}

/** Types that Infracost plans itself, or reads plans of: the state is the past. */
const PLANNED =
  /^(?:terraform_plan_json|terraform_plan_binary|terraform_cli|terragrunt_cli)$/;

/** Reads one project of v0.10, whatever is in it. */
export function readProject(
  project: JsonObject,
  frame: ProjectFrame,
): CostReportProject {
  const problems = new Problems();
  const metadata = objectOf(project.metadata);
  const type = textOf(metadata.type, 60);
  readMessages(metadata, problems);
  if (type === 'error' && !problems.failed) {
    problems.add('error', 'Infracost could not read the project.');
  }
  if (!isObject(project.breakdown) && !problems.failed) {
    problems.add(
      'error',
      `${frame.path}.breakdown is missing. Make the report with infracost breakdown --format json.`,
    );
  }
  const breakdown = readBreakdown(project.breakdown, {
    path: `${frame.path}.breakdown`,
    problems,
  });
  const comparison = problems.failed
    ? undefined
    : compare(project, type, breakdown.monthly, { ...frame, problems });
  return {
    identity: readIdentity(project, metadata, frame.inGit),
    ...(type && { type }),
    estimate: toEstimate(breakdown, project, problems, frame),
    ...(comparison && { comparison }),
  };
}

/** Old reports leave `isError` out of errors; warnings are none. */
function readMessages(metadata: JsonObject, problems: Problems): void {
  const lists = ['errors', 'currentErrors', 'pastErrors', 'warnings'] as const;
  const said = new Set<string>();
  for (const list of lists) {
    for (const each of objectsOf(metadata[list])) {
      const isError =
        list === 'warnings' ? each.isError === true : each.isError !== false;
      const message = textOf(each.message, 1_000) ?? 'It does not say why.';
      const code = countOf(each.code);
      const key = `${isError} ${code} ${message}`;
      if (!said.has(key)) {
        said.add(key);
        problems.add(
          isError ? 'error' : 'warning',
          `${message}${detailsOf(each)}`,
          code > 0 ? { code } : {},
        );
      }
    }
  }
}

/** Names of variables that are missing, or of the module. */
function detailsOf({ data }: JsonObject): string {
  const names = Array.isArray(data) ? data : [objectOf(data).moduleSource];
  const texts = names.flatMap(each => textOf(each, 100) ?? []).slice(0, 10);
  return texts.length > 0 ? ` (${texts.join(', ')})` : '';
}

function compare(
  project: JsonObject,
  type: string | undefined,
  monthly: Amount,
  frame: ProjectFrame & { problems: Problems },
): CostComparison | undefined {
  const { path, command, problems } = frame;
  if (!isObject(project.pastBreakdown)) return undefined;
  const ofPast = new Problems();
  const before = readBreakdown(project.pastBreakdown, {
    path: `${path}.pastBreakdown`,
    problems: ofPast,
  });
  const delta = subtractAmounts(monthly, before.monthly);
  // Without a command it is an old report: only a diff of folders has a past.
  const isDiff = command === 'diff' || (!command && delta !== '0');
  const isPlan = PLANNED.test(type ?? '');
  if (!isDiff && !isPlan) return undefined;
  const diff = objectOf(project.diff);
  const stated = amountAt(diff, 'totalMonthlyCost', `${path}.diff`, ofPast);
  if (stated !== null && stated !== delta) {
    ofPast.add(
      'error',
      `${path}.diff.totalMonthlyCost is ${stated}, but before and after give ${delta}.`,
    );
  }
  if (ofPast.failed) {
    problems.add(
      'warning',
      `It is not compared with before: ${ofPast.list()[0].message}`,
    );
    return undefined;
  }
  const { usage } = before;
  const by = command === 'diff' || !isPlan ? 'diff' : 'plan';
  return { with: by, before: { monthly: before.monthly, usage }, delta };
}

function toEstimate(
  breakdown: Breakdown,
  project: JsonObject,
  problems: Problems,
  frame: EstimateFrame,
): Estimate {
  const summary = isObject(project.summary) ? project.summary : undefined;
  return estimateOf(
    breakdown,
    coverageIn(breakdown.resources, summary),
    problems,
    frame,
  );
}

function coverageIn(
  resources: CostResource[],
  summary: JsonObject | undefined,
): DeclaredCoverage {
  return {
    detected: summary
      ? countOf(summary.totalDetectedResources)
      : resources.length,
    free: countOf(summary?.totalNoPriceResources),
    unsupported: countOf(summary?.totalUnsupportedResources),
    unsupportedTypes: countsOf(summary?.unsupportedResourceCounts),
  };
}
