import type { PullRun } from '../runs/api/pulls';
import type { UpgradeCheck, UpgradeItemFacts } from './facts';
import { upgradeHoldOf } from './hold';

/** Minutes after a merge or a check in which what is known of it may still be on its way. */
export const GRACE = 2;

export const isApply = ({ name }: UpgradeCheck) => /\bapply\b/i.test(name);
/**
 * Atlantis speaks of an apply as a whole: also when it refused one that was asked
 * for while it still planned. Where stacks are known, their runs tell.
 */
const isWholeApply = ({ name }: UpgradeCheck) => /^[^/:\s]+\/apply$/.test(name);
const isPlan = ({ name }: UpgradeCheck) => /\bplan\b/i.test(name);
export const isRed = ({ state }: UpgradeCheck) =>
  state === 'failure' || state === 'error';

/** What keeps its plans waiting. */
export const holdOf = ({ stacks = [], pull }: UpgradeItemFacts) =>
  upgradeHoldOf(stacks, pull);

const isFresh = (at: string | undefined, now: Date) =>
  at !== undefined && now.getTime() - Date.parse(at) < GRACE * 60_000;

/**
 * A plan that failed a moment ago, and nobody has said why yet, may be one that
 * only waits: it goes on until its comment is read.
 */
export function withoutGuesses(
  facts: UpgradeItemFacts,
  now: Date,
): UpgradeItemFacts {
  if (!facts.stacks) return facts;
  const stacks = facts.stacks.map(stack => {
    const { plan } = stack;
    const isGuess =
      plan?.isUnexplained && isFresh(plan.finishedAt ?? plan.at, now);
    return isGuess
      ? { ...stack, plan: { ...plan, state: 'running' as const } }
      : stack;
  });
  return { ...facts, stacks };
}

const SETTLED = new Set<PullRun['state']>(['succeeded', 'failed', 'waiting']);

/** Whether runs tell what became of the plans of the head. */
function isPlanTold({ dirs, stacks = [], pull }: UpgradeItemFacts): boolean {
  const told = stacks.filter(
    ({ plan }) => plan && SETTLED.has(plan.state) && plan.commit === pull.head,
  );
  const isWhole = told.some(({ dir, project }) => !dir && !project);
  return isWhole || dirs.every(dir => told.some(each => each.dir === dir));
}

/**
 * Checks and runs of the head that failed, by name. The check of a plan that
 * waits is red too, and that of an apply that came too early: these are no
 * failures, and runs tell those that are. GitHub knows a check before the runs
 * say why: for a moment a red plan may be one that waits.
 */
export function redOf(facts: UpgradeItemFacts, now: Date): string[] {
  const { checks, stacks = [], pull, isAtlantis } = facts;
  const isHeld = holdOf(facts) !== undefined;
  const isUntold = facts.stacks && isAtlantis && !isPlanTold(facts);
  const named = checks
    .filter(
      each =>
        isRed(each) &&
        !(isHeld && isPlan(each)) &&
        !(isUntold && isPlan(each) && isFresh(each.at, now)) &&
        !(isAtlantis && stacks.length > 0 && isWholeApply(each)),
    )
    .map(({ name }) => name);
  const ran = stacks.flatMap(({ plan, policyCheck, apply, project, dir }) =>
    [plan, policyCheck, apply].some(
      run =>
        run?.state === 'failed' && (!run.commit || run.commit === pull.head),
    )
      ? project ?? dir ?? ''
      : [],
  );
  return [...new Set([...named, ...ran])].filter(Boolean).sort();
}
