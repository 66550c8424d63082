import type {
  LaneStep,
  LocalisedText,
  PreviewEnvironment,
  PreviewReview,
  PullRuns,
} from '@infra-portal/infra-common';
import type {
  ForgeCheck,
  ForgePullRequest,
  ForgeReview,
} from '@infra-portal/infra-node';
import { approval } from './approval';
import type { Asker } from './askers';
import { isActions, named, policyChecks, together } from './checks';
import { joined, LANE_TEXTS } from './laneTexts';
import { runsOfStacks, type StackRuns } from './laneStacks';
import { liveOf } from './live';
import { lockOf } from './lock';
import { appliedOf, planOf, policyOf } from './runSteps';
import { time } from './time';

export interface LaneFacts {
  pull: ForgePullRequest;
  reviews: readonly ForgeReview[];
  /** Of the commit at its head, and of the merge: some apply only then. */
  checks: readonly ForgeCheck[];
  /** What is known of runs and locks beside it; undefined: nobody follows them. */
  runs?: PullRuns;
  /** Runs could not be asked for now. */
  runsFailed?: boolean;
  /** Atlantis has spoken on the pull request. */
  isAtlantis: boolean;
  /**
   * The list of stacks was read with the merge in it; undefined: nobody tells.
   */
  isRead?: boolean;
  /** Where its stacks are. */
  environments: readonly Pick<PreviewEnvironment, 'name' | 'directory'>[];
  /** Entity ref of who asked for it. */
  requestedBy: string;
  /** Who that is at GitHub; undefined: whoever opened it. */
  asker?: Asker;
  approvals: PreviewReview['approvals'];
  /** Owners of the changed files by CODEOWNERS. */
  owners: readonly string[];
  /** Logins in lower case of who speaks for an owner or approver, where known. */
  members: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** Address of the service where it is looked at last. */
  serviceUrl?: string;
  /** Owners whom GitHub would not ask. */
  refused: readonly string[];
  /** What could not be done beside it. */
  remarks: readonly LocalisedText[];
  /** A person opened it: the portal has checked nothing before. */
  isForeign?: boolean;
}

type Step<T extends LaneStep['id']> = LaneStep & { id: T };

function opened({ pull, remarks }: LaneFacts): Step<'opened'> {
  const step: Step<'opened'> = {
    id: 'opened',
    state: 'done',
    since: time(pull.createdAt),
    blockers: [],
    url: pull.url,
    source: 'GitHub',
  };
  if (pull.state === 'closed') {
    return { ...step, state: 'failed', detail: LANE_TEXTS.closed };
  }
  return remarks.length > 0 ? { ...step, detail: joined(remarks) } : step;
}

function gates({ pull, checks, isForeign }: LaneFacts): Step<'gates'> {
  const others = checks.filter(
    check =>
      !check.name.startsWith('atlantis/') &&
      !isActions('plan')(check) &&
      !isActions('apply')(check),
  );
  if (others.length === 0 && isForeign) {
    const detail = LANE_TEXTS.noChecks;
    return { id: 'gates', state: 'unknown', detail, blockers: [] };
  }
  if (others.length === 0) {
    // The portal opened it only because its own gates passed.
    const since = time(pull.createdAt);
    const source = 'Infra portal';
    return { id: 'gates', state: 'done', since, blockers: [], source };
  }
  return { id: 'gates', ...together(others), source: 'GitHub' };
}

/** GitHub alone is asked: said where runs are followed, but not told now. */
const alone = ({ runsFailed }: LaneFacts): Pick<LaneStep, 'detail'> =>
  runsFailed ? { detail: LANE_TEXTS.noRuns } : {};

function plan(facts: LaneFacts, stacks: readonly StackRuns[]): Step<'plan'> {
  const { pull, checks } = facts;
  const ran = planOf(facts, stacks);
  if (ran) return { id: 'plan', ...ran };
  const { found, source } = named(checks, 'plan');
  if (found.length === 0) {
    const detail = pull.draft ? LANE_TEXTS.draftPlan : LANE_TEXTS.noPlan;
    return { id: 'plan', state: 'unknown', detail, blockers: [] };
  }
  const usual = facts.runs?.usual.plan;
  const said = together(found);
  return {
    ...{ id: 'plan', source },
    ...alone(facts),
    ...said,
    ...(usual && said.state === 'active' && { usual }),
  };
}

function policy(
  facts: LaneFacts,
  stacks: readonly StackRuns[],
): Step<'policy'> | undefined {
  const ran = policyOf(facts, stacks);
  if (ran) return { id: 'policy', ...ran };
  const found = policyChecks(facts.checks);
  if (found.length === 0) return undefined;
  return { id: 'policy', ...together(found), source: 'Atlantis' };
}

function applied(
  facts: LaneFacts,
  stacks: readonly StackRuns[],
  isReady: boolean,
): Step<'applied'> {
  const { pull, checks } = facts;
  const ran = appliedOf(facts, stacks, isReady);
  if (ran) return { id: 'applied', ...ran };
  const { found, source } = named(checks, 'apply');
  if (found.length > 0) {
    const said = together(found);
    // Atlantis says "waiting" from the beginning; nothing is applied yet.
    const waits = said.state === 'active' && pull.state === 'open';
    return {
      id: 'applied',
      ...alone(facts),
      ...said,
      ...(waits && { state: 'waiting' }),
      source,
    };
  }
  if (pull.state === 'merged') {
    const detail = LANE_TEXTS.noApply;
    return { id: 'applied', state: 'unknown', detail, blockers: [] };
  }
  return { id: 'applied', state: 'waiting', blockers: [] };
}

/** Nobody can plan again what somebody else holds. */
function held(step: Step<'plan'>, lock: LaneStep | undefined): Step<'plan'> {
  const isHeld = lock?.stacks?.some(({ heldBy }) => heldBy);
  const isGone = step.stacks?.some(({ state }) => state === 'discarded');
  if (!isHeld || !isGone || step.state !== 'active') return step;
  const detail = LANE_TEXTS.planWaits;
  return { ...step, state: 'waiting', detail, blockers: [] };
}

/** The approval, with how long the decision usually takes. */
function decided(facts: LaneFacts): Step<'approval'> {
  const step = approval(facts);
  const usual = facts.runs?.usual.decision;
  return step.state === 'active' && usual ? { ...step, usual } : step;
}

/**
 * How far a pull request is and what it waits for, from what GitHub says of it
 * and, where somebody follows them, from runs and locks. What nobody says is
 * `unknown`, never done.
 */
export function computeLane(facts: LaneFacts): LaneStep[] {
  const stacks = runsOfStacks(facts);
  const lock = lockOf(facts);
  const before: LaneStep[] = [
    opened(facts),
    gates(facts),
    held(plan(facts, stacks), lock),
    ...[policy(facts, stacks) ?? []].flat(),
    decided(facts),
    ...[lock ?? []].flat(),
  ];
  const isReady = before.every(({ state }) =>
    ['done', 'unknown'].includes(state),
  );
  const apply = applied(facts, stacks, isReady);
  const steps = [...before, apply, liveOf(facts, apply)];
  if (facts.pull.state !== 'closed') return steps;
  // Nothing of it will happen any more.
  return steps.map(step =>
    step.state === 'active'
      ? { ...step, state: 'waiting', blockers: [] }
      : step,
  );
}
