import {
  boundOutput,
  type LocalisedText,
  type PlanAnswer,
  type PlannedProject,
  type Preview,
  type PreviewEnvironment,
  type PreviewPlan,
  summaryOfPlanText,
  verbatim,
} from '@infra-portal/infra-common';
import { PLAN_TEXTS } from '../texts';
import { answeredOf, type Target } from './targets';

/** UTF-16 units of one environment's output; new services print far less. */
const MOST_OUTPUT = 150_000;
const MOST_POLICY = 20_000;

export interface ResultFacts {
  /** Address and version of the server. */
  source: string;
  /** ISO 8601 */
  observedAt: string;
  /** Milliseconds of all plans together. */
  took: number;
  /** Where the job of a project is shown. */
  jobUrlOf: (target: Target) => string | undefined;
}

/** What Atlantis answered, by environment. */
export function realPlansOf(
  targets: readonly Target[],
  answer: PlanAnswer,
  facts: ResultFacts,
): PreviewPlan[] {
  const { source, observedAt, took, jobUrlOf } = facts;
  return targets.map(target => {
    const jobUrl = jobUrlOf(target);
    return {
      environment: target.environment.name,
      stack: target.environment.stack,
      grade: 'real' as const,
      ...{ took, source, observedAt },
      ...outcomeOf(answeredOf(target, answer.projects), answer.failure),
      ...(jobUrl !== undefined && { jobUrl }),
    };
  });
}

type Outcome = Pick<
  PreviewPlan,
  'summary' | 'failure' | 'message' | 'output' | 'policies'
>;

function outcomeOf(
  found: PlannedProject | undefined,
  whole: string | undefined,
): Outcome {
  if (!found) return failed(whole ?? PLAN_TEXTS.missing);
  const policies = found.policies.map(each => ({
    ...each,
    output: boundOutput(each.output, MOST_POLICY).text,
  }));
  const about = policies.length > 0 ? { policies } : {};
  if (found.output === undefined) {
    return { ...failed(found.failure ?? PLAN_TEXTS.errorLost), ...about };
  }
  const summary = summaryOfPlanText(found.output);
  return {
    ...(summary ? { summary } : { message: PLAN_TEXTS.unread }),
    output: boundOutput(found.output, MOST_OUTPUT).text,
    ...about,
  };
}

function failed(why: string | LocalisedText): Outcome {
  const message = typeof why === 'string' ? verbatim(why) : why;
  return { failure: 'errors', message };
}

/**
 * The best there is without Atlantis: simulated plans where there are some, else
 * what the check against the schema said.
 */
export function fallBack(
  environments: readonly PreviewEnvironment[],
  { plans, gates, observedAt }: Preview,
): PreviewPlan[] {
  const check = gates.find(({ id }) => id === 'terraform');
  const at = gates.find(({ id }) => id === 'plan')?.observedAt ?? observedAt;
  return environments.flatMap(({ name, stack }): PreviewPlan[] => {
    const simulated = plans.find(plan => plan.stack === stack);
    const says =
      simulated?.summary !== undefined || simulated?.failure === 'errors';
    if (simulated && says) return [{ ...simulated, observedAt: at }];
    if (!check || check.status === 'not-run') {
      return simulated ? [{ ...simulated, observedAt: at }] : [];
    }
    const { checked, checkedWithFindings } = PLAN_TEXTS;
    return [
      {
        ...{ environment: name, stack, grade: 'checked', took: 0 },
        message: check.status === 'passed' ? checked : checkedWithFindings,
        source: check.source,
        observedAt: check.observedAt,
      },
    ];
  });
}
