import type {
  LaneStep,
  LocalisedText,
  PreviewReview,
} from '@infra-portal/infra-common';
import type {
  ForgeCheck,
  ForgePullRequest,
  ForgeReview,
} from '@infra-portal/infra-node';
import { approval } from './approval';
import { joined, LANE_TEXTS } from './laneTexts';
import { time } from './time';

export interface LaneFacts {
  pull: ForgePullRequest;
  reviews: readonly ForgeReview[];
  /** Of the commit at its head. */
  checks: readonly ForgeCheck[];
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
}

type Step<T extends LaneStep['id']> = LaneStep & { id: T };

/** `atlantis/plan: authhub-api-dev`, or a workflow's job that has plan in its name. */
const isAtlantis = (what: string) => (check: ForgeCheck) =>
  new RegExp(`^atlantis/${what}(\\b|:)`).test(check.name);
const isActions = (what: string) => (check: ForgeCheck) =>
  check.kind === 'check-run' &&
  new RegExp(`\\b${what}\\b`, 'i').test(check.name);

const named = (checks: readonly ForgeCheck[], what: 'plan' | 'apply') => {
  const atlantis = checks.filter(isAtlantis(what));
  if (atlantis.length > 0) return { found: atlantis, source: 'Atlantis' };
  return { found: checks.filter(isActions(what)), source: 'GitHub Actions' };
};

const ofState = (
  checks: readonly ForgeCheck[],
  ...states: ForgeCheck['state'][]
) => checks.filter(({ state }) => states.includes(state));

const latest = (checks: readonly ForgeCheck[]) =>
  time(
    checks
      .map(({ at }) => at)
      .sort()
      .at(-1),
  );

/** What a number of checks say together. */
function together(checks: readonly ForgeCheck[]): Omit<LaneStep, 'id'> {
  const bad = ofState(checks, 'failure', 'error');
  if (bad.length > 0) {
    return {
      state: 'failed',
      since: latest(bad),
      detail: LANE_TEXTS.failed,
      blockers: bad.map(({ name }) => name),
      url: bad[0].url,
    };
  }
  const running = ofState(checks, 'pending');
  if (running.length > 0) {
    return {
      state: 'active',
      since: latest(running),
      detail: LANE_TEXTS.running,
      blockers: running.map(({ name }) => name),
      url: running[0].url,
    };
  }
  return { state: 'done', since: latest(checks), blockers: [] };
}

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

function gates({ pull, checks }: LaneFacts): Step<'gates'> {
  const others = checks.filter(
    check =>
      !check.name.startsWith('atlantis/') &&
      !isActions('plan')(check) &&
      !isActions('apply')(check),
  );
  if (others.length === 0) {
    // The portal opened it only because its own gates passed.
    const since = time(pull.createdAt);
    const source = 'Infra portal';
    return { id: 'gates', state: 'done', since, blockers: [], source };
  }
  return { id: 'gates', ...together(others), source: 'GitHub' };
}

function plan({ pull, checks }: LaneFacts): Step<'plan'> {
  const { found, source } = named(checks, 'plan');
  if (found.length === 0) {
    const detail = pull.draft ? LANE_TEXTS.draftPlan : LANE_TEXTS.noPlan;
    return { id: 'plan', state: 'unknown', detail, blockers: [] };
  }
  return { id: 'plan', ...together(found), source };
}

function applied({ pull, checks }: LaneFacts): Step<'applied'> {
  const { found, source } = named(checks, 'apply');
  if (found.length > 0) {
    const said = together(found);
    // Atlantis says "waiting" from the beginning; nothing is applied yet.
    const waits = said.state === 'active' && pull.state === 'open';
    return {
      id: 'applied',
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

/**
 * How far a pull request is and what it waits for, from what GitHub says of it.
 * What nobody says is `unknown`, never done.
 */
export function computeLane(facts: LaneFacts): LaneStep[] {
  const steps: LaneStep[] = [
    opened(facts),
    gates(facts),
    plan(facts),
    approval(facts),
    applied(facts),
  ];
  const { pull } = facts;
  const isApplied = steps[4].state === 'done' && pull.state === 'merged';
  const live: LaneStep = isApplied
    ? {
        ...{ id: 'live', state: 'unknown', blockers: [] },
        detail: LANE_TEXTS.noLive,
        ...(facts.serviceUrl && { url: facts.serviceUrl }),
      }
    : { id: 'live', state: 'waiting', blockers: [] };
  if (pull.state !== 'closed') return [...steps, live];
  // Nothing of it will happen any more.
  return [...steps, live].map(step =>
    step.state === 'active'
      ? { ...step, state: 'waiting', blockers: [] }
      : step,
  );
}
