import type { PullRun, PullStack } from '../runs/api/pulls';
import type { RunCounts } from '../runs/api/run';
import type { LocalisedText } from '../texts';
import type { UpgradeItemFacts } from './facts';
import type { UpgradeHold } from './hold';
import { GRACE, holdOf, isApply, isRed, redOf, withoutGuesses } from './red';
import { UPGRADE_TEXTS } from './texts';
import type { UpgradeEffect, UpgradeItemState } from './upgrade';

/** Minutes after a merge in which somebody else than Atlantis may begin to apply. */
const BEGINS = 15;

export interface UpgradeJudgement {
  state: Extract<
    UpgradeItemState,
    'open' | 'merged' | 'done' | 'closed' | 'stopped'
  >;
  effect: UpgradeEffect;
  counts?: RunCounts;
  detail?: LocalisedText;
  /** Why plans of it wait; absent: none does. */
  hold?: UpgradeHold;
  /** Everything is planned, nothing changes and nothing speaks against it. */
  mayMerge: boolean;
}

const GRAVITY: readonly UpgradeEffect[] = [
  'none',
  'in-place',
  'unknown',
  'replace',
  'destroy',
];

/** What a plan would do. */
function effectOf(
  plan: PullRun | undefined,
  { pull, replaces }: UpgradeItemFacts,
): UpgradeEffect {
  if (plan?.state !== 'succeeded' || plan.commit !== pull.head)
    return 'unknown';
  const { counts, hasChanges } = plan;
  if (!counts) return hasChanges === false ? 'none' : 'unknown';
  if (counts.destroy > 0) return replaces.has(plan.id) ? 'replace' : 'destroy';
  const { add, change, forget } = counts;
  return add + change + counts.import + forget > 0 ? 'in-place' : 'none';
}

/** Runs of a stack; others are of a command as a whole. */
const ofStacks = (stacks: readonly PullStack[] = []) =>
  stacks.filter(({ dir, project }) => dir ?? project);

/** The gravest of what the plans would do; a stack without a plan is unknown. */
export function upgradeEffectOf(facts: UpgradeItemFacts): UpgradeEffect {
  const stacks = ofStacks(facts.stacks);
  const planned = stacks.map(({ plan }) => effectOf(plan, facts));
  const known = new Set(stacks.map(({ dir }) => dir));
  const missing = facts.dirs.some(dir => !known.has(dir));
  const all = missing ? [...planned, 'unknown' as const] : planned;
  return GRAVITY[Math.max(0, ...all.map(each => GRAVITY.indexOf(each)))];
}

/** Counts of all plans of the head together; undefined where none has any. */
function countsOf({ stacks = [], pull }: UpgradeItemFacts) {
  const all = stacks.flatMap(({ plan }) =>
    plan?.counts && plan.commit === pull.head ? plan.counts : [],
  );
  if (all.length === 0) return undefined;
  const sum = (key: keyof RunCounts) =>
    all.reduce((total, counts) => total + counts[key], 0);
  return {
    ...{ add: sum('add'), change: sum('change'), destroy: sum('destroy') },
    ...{ import: sum('import'), forget: sum('forget') },
  };
}

/** Why an open pull request has to wait for a person; undefined: it has not. */
function stopOf(
  facts: UpgradeItemFacts,
  effect: UpgradeEffect,
  now: Date,
): LocalisedText | undefined {
  if (facts.accepted) return undefined;
  if (effect === 'destroy') return UPGRADE_TEXTS.destroys;
  if (effect === 'replace') return UPGRADE_TEXTS.replaces;
  const red = redOf(facts, now);
  if (red.length > 0) return UPGRADE_TEXTS.red(red);
  const { burning } = facts;
  return burning.length > 0 ? UPGRADE_TEXTS.burning(burning) : undefined;
}

function judgeOpen(facts: UpgradeItemFacts, now: Date): UpgradeJudgement {
  const effect = upgradeEffectOf(facts);
  const counts = countsOf(facts);
  const common = { effect, ...(counts && { counts }) };
  const stop = stopOf(facts, effect, now);
  if (stop)
    return { ...common, state: 'stopped', detail: stop, mayMerge: false };
  const { pull, checks } = facts;
  const pending = checks.some(
    each => each.state === 'pending' && !isApply(each),
  );
  const isClear = !pull.draft && pull.mergeable !== false && !pending;
  const hold = holdOf(facts);
  const detail =
    pull.mergeable === false
      ? UPGRADE_TEXTS.unmergeable
      : hold?.detail ?? UPGRADE_TEXTS.waits[effect];
  return {
    ...{ ...common, state: 'open', detail, ...(hold && { hold }) },
    mayMerge: effect === 'none' && isClear && redOf(facts, now).length === 0,
  };
}

/** How far the stacks of a merged pull request are. */
function appliedOf(facts: UpgradeItemFacts, minutes: number) {
  const { stacks: all = [], isAtlantis, mergeChecks, checks } = facts;
  const stacks = ofStacks(all);
  const left = stacks.filter(
    ({ plan, apply }) =>
      apply?.state !== 'succeeded' && effectOf(plan, facts) !== 'none',
  );
  // A command as a whole that failed is old news where all is applied since.
  const asked = left.length > 0 || stacks.length === 0 ? all : stacks;
  const failed = asked.some(({ apply }) => apply?.state === 'failed');
  const applies = [...mergeChecks, ...(isAtlantis ? checks : [])].filter(
    isApply,
  );
  if (failed || applies.some(isRed)) return 'failed';
  if (stacks.some(({ apply }) => apply?.state === 'running')) return 'running';
  if (stacks.length > 0 && left.length === 0) return 'applied';
  if (mergeChecks.some(each => isApply(each) && each.state === 'pending')) {
    return 'running';
  }
  const succeeded = mergeChecks.filter(isApply);
  if (succeeded.length > 0) return 'applied';
  if (minutes < (isAtlantis ? GRACE : BEGINS)) return 'running';
  const planned = left.some(({ plan }) => plan?.state === 'succeeded');
  return isAtlantis && planned ? 'unapplied' : 'untold';
}

function judgeMerged(facts: UpgradeItemFacts, now: Date): UpgradeJudgement {
  const effect = upgradeEffectOf(facts);
  const counts = countsOf(facts);
  const common = { effect, ...(counts && { counts }), mayMerge: false };
  const since = now.getTime() - Date.parse(facts.pull.mergedAt ?? '');
  const minutes = Number.isNaN(since) ? Infinity : since / 60_000;
  const applied = appliedOf(facts, minutes);
  switch (applied) {
    case 'failed':
    case 'unapplied':
      return facts.accepted
        ? { ...common, state: 'done', detail: UPGRADE_TEXTS.accepted }
        : { ...common, state: 'stopped', detail: UPGRADE_TEXTS[applied] };
    case 'running':
      return { ...common, state: 'merged', detail: UPGRADE_TEXTS.applying };
    case 'untold':
      return { ...common, state: 'done', detail: UPGRADE_TEXTS.untold };
    default:
      return { ...common, state: 'done' };
  }
}

/**
 * How far an item is, by what is known of its pull request. It stops where a plan
 * destroys or replaces, a check, plan or apply failed, or a budget burns, unless
 * a person has accepted that for this head. What is not planned may never be
 * merged by itself.
 */
export function judgeUpgradeItem(
  facts: UpgradeItemFacts,
  now: Date,
): UpgradeJudgement {
  switch (facts.pull.state) {
    case 'open':
      return judgeOpen(withoutGuesses(facts, now), now);
    case 'merged':
      return judgeMerged(facts, now);
    default:
      return {
        ...{ state: 'closed', effect: upgradeEffectOf(facts) },
        ...{ detail: UPGRADE_TEXTS.closed, mayMerge: false },
      };
  }
}
