import type {
  LaneStack,
  LaneStep,
  PullRun,
  PullStack,
} from '@infra-portal/infra-common';
import type { LaneFacts } from './computeLane';

/** Of a command as a whole: which stacks it was of is not known. */
const isWhole = ({ dir, project }: PullStack) =>
  dir === undefined && project === undefined;

/** What Atlantis ran of one stack, as far as it still counts. */
export interface StackRuns {
  stack: PullStack;
  plan: PullRun | undefined;
  policyCheck: PullRun | undefined;
  apply: PullRun | undefined;
}

const isAfter = (run: PullRun | undefined, other: PullRun | undefined) =>
  run && (!other || Date.parse(run.at) >= Date.parse(other.at));

/**
 * Runs of each stack that a plan was asked for; of an open pull request only
 * those of its head. A check or an apply before the newest plan is not of it.
 */
export function runsOfStacks({ runs, pull }: LaneFacts): StackRuns[] {
  const stacks = runs?.stacks ?? [];
  const sure = stacks.filter(stack => !isWhole(stack));
  const counts = (run: PullRun | undefined) =>
    run &&
    (pull.state !== 'open' ||
      run.commit === undefined ||
      run.commit === pull.head.commit)
      ? run
      : undefined;
  return (sure.length > 0 ? sure : stacks).flatMap(stack => {
    const plan = counts(stack.plan);
    const [policyCheck, apply] = [stack.policyCheck, stack.apply].map(run =>
      isAfter(run, plan) ? counts(run) : undefined,
    );
    const isThere = plan || policyCheck || apply;
    return isThere ? [{ stack, plan, policyCheck, apply }] : [];
  });
}

/** A stack by the name that people know. */
export function toLaneStack(
  { environments }: Pick<LaneFacts, 'environments'>,
  stack: PullStack,
  run: PullRun | undefined,
  state: LaneStack['state'] = run?.state ?? 'unknown',
): LaneStack {
  const environment =
    stack.stack?.environment ??
    environments.find(({ directory }) => directory === stack.dir)?.name;
  return {
    name: stack.stack?.name ?? stack.project ?? stack.dir ?? '',
    ...(stack.project && { project: stack.project }),
    ...(environment && { environment }),
    state,
    ...(run?.counts && { counts: run.counts }),
    ...(run?.hasChanges === false && { unchanged: true as const }),
    ...(run?.problem && { problem: run.problem }),
    ...(run && { run: run.id }),
  };
}

/** The stacks that a step lists; of a command as a whole there are none. */
export const listed = (stacks: LaneStack[]): Pick<LaneStep, 'stacks'> => {
  const named = stacks.filter(({ name }) => name !== '');
  return named.length > 0 ? { stacks: named } : {};
};

/** When the newest of some runs began or ended. */
export const latestOf = (
  runs: readonly (PullRun | undefined)[],
): string | undefined =>
  runs
    .flatMap(run => (run ? run.finishedAt ?? run.at : []))
    .sort()
    .at(-1);
