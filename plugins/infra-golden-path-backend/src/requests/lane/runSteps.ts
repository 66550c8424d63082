import type { LaneStack, LaneStep, PullRun } from '@infra-portal/infra-common';
import type { LaneFacts } from './computeLane';
import { latestOf, listed, type StackRuns, toLaneStack } from './laneStacks';
import { LANE_TEXTS } from './laneTexts';

type Said = Omit<LaneStep, 'id'>;
const SOURCE = 'Atlantis';

const some = (stacks: readonly LaneStack[], ...states: LaneStack['state'][]) =>
  stacks.some(({ state }) => states.includes(state));

const since = (runs: readonly (PullRun | undefined)[]) => {
  const at = latestOf(runs);
  return at ? { since: at } : {};
};

/** How plans went; undefined where no run of one is known. */
export function planOf(
  facts: LaneFacts,
  stacks: readonly StackRuns[],
): Said | undefined {
  const own = stacks.filter(({ plan }) => plan);
  if (own.length === 0) return undefined;
  const all = own.map(({ stack, plan }) => toLaneStack(facts, stack, plan));
  const usual = facts.runs?.usual.plan;
  const step = {
    ...{ source: SOURCE, blockers: [] },
    ...since(own.map(({ plan }) => plan)),
    ...listed(all),
  };
  if (some(all, 'failed')) {
    return {
      ...step,
      state: 'failed',
      detail: LANE_TEXTS.planFailed,
      blockers: [facts.requestedBy],
    };
  }
  if (some(all, 'running')) {
    return { ...step, state: 'active', ...(usual && { usual }) };
  }
  if (some(all, 'waiting')) {
    return { ...step, state: 'waiting', detail: LANE_TEXTS.planWaits };
  }
  if (some(all, 'discarded') && facts.pull.state === 'open') {
    return {
      ...step,
      state: 'active',
      detail: LANE_TEXTS.planDiscarded,
      blockers: [facts.requestedBy],
    };
  }
  return { ...step, state: some(all, 'unknown') ? 'unknown' : 'done' };
}

/** How policy checks went; undefined where none ran. */
export function policyOf(
  facts: LaneFacts,
  stacks: readonly StackRuns[],
): Said | undefined {
  const own = stacks.filter(({ policyCheck }) => policyCheck);
  if (own.length === 0) return undefined;
  const all = own.map(({ stack, policyCheck }) =>
    toLaneStack(facts, stack, policyCheck),
  );
  const step = {
    ...{ source: SOURCE, blockers: [] },
    ...since(own.map(({ policyCheck }) => policyCheck)),
    ...listed(all),
  };
  if (some(all, 'failed')) {
    return { ...step, state: 'failed', detail: LANE_TEXTS.policyFailed };
  }
  if (some(all, 'running')) return { ...step, state: 'active' };
  return { ...step, state: some(all, 'succeeded') ? 'done' : 'unknown' };
}

/** What an apply would find, or found: nothing to do is done. */
const appliedState = ({ plan, apply }: StackRuns): LaneStack['state'] => {
  if (apply) return apply.state;
  return plan?.hasChanges === false ? 'succeeded' : 'waiting';
};

/** How applies went, stack by stack; undefined where no plan or apply is known. */
export function appliedOf(
  facts: LaneFacts,
  stacks: readonly StackRuns[],
  isReady: boolean,
): Said | undefined {
  const own = stacks.filter(({ plan, apply }) => plan || apply);
  if (own.length === 0) return undefined;
  const all = own.map(each =>
    toLaneStack(facts, each.stack, each.apply ?? each.plan, appliedState(each)),
  );
  const done = all.filter(({ state }) => state === 'succeeded').length;
  const { usual } = facts.runs ?? {};
  const step = {
    ...{ source: SOURCE, blockers: [] },
    ...since(own.map(({ apply }) => apply)),
    ...listed(all),
  };
  const detail = LANE_TEXTS.appliedOf(done, all.length);
  if (some(all, 'failed')) {
    const blockers = [facts.requestedBy];
    return { ...step, state: 'failed', detail, blockers };
  }
  if (some(all, 'running')) {
    const apply = usual?.apply;
    return { ...step, state: 'active', detail, ...(apply && { usual: apply }) };
  }
  if (done === all.length) return { ...step, state: 'done', detail };
  if (facts.pull.state === 'merged') {
    return facts.isAtlantis
      ? { ...step, state: 'failed', detail: LANE_TEXTS.mergedUnapplied }
      : { ...step, state: 'active', detail };
  }
  if (!isReady) return { ...step, state: 'waiting' };
  return {
    ...step,
    state: 'active',
    detail: LANE_TEXTS.readyToApply(done, all.length),
    blockers: [facts.requestedBy],
  };
}
