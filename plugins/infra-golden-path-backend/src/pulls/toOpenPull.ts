import {
  blockerOf,
  environmentRank,
  judgeRisk,
  type LaneStep,
  type LocalisedText,
  type OpenPull,
  patienceOf,
  type PullApproval,
  type PullCost,
  pullKindOf,
  type PullRuns,
  type PullStack,
  type ResourceChange,
  type RiskStack,
} from '@infra-portal/infra-common';
import type {
  ForgeCheck,
  ForgePullRequest,
  ForgeReview,
} from '@infra-portal/infra-node';
import { named } from '../requests/lane/checks';
import { time } from '../requests/lane/time';
import type { PullChange, TouchedStack } from './PullChanges';
import type { PullOrder } from './orderOf';
import type { KeptPull } from './types';

/** Names of check runs that the portal writes about pull requests. */
export const GOLDEN_PATH_CHECK = 'Infra portal / golden path';
const FREEZE_CHECK = 'portal/slo';

/** All that was found out about a pull request. */
export interface FoundPull {
  repository: string;
  pull: ForgePullRequest;
  reviews: readonly ForgeReview[];
  /** Last words of reviewers. */
  verdicts: readonly ForgeReview[];
  checks: readonly ForgeCheck[];
  change?: PullChange;
  runs?: PullRuns;
  /** Of plans, by the id of their run. */
  resources: ReadonlyMap<string, ResourceChange[]>;
  cost?: PullCost;
  order?: PullOrder;
  approvals: PullApproval[];
  lane: LaneStep[];
  stale: LocalisedText[];
  /** ISO 8601. */
  observedAt: string;
}

const unique = (values: readonly (string | undefined)[]) =>
  [...new Set(values.flatMap(each => each ?? []))].sort();

const nothingOf = ({ dir, project }: PullStack) =>
  dir === undefined && project === undefined;

/** Stacks by their files, and those that somebody planned besides. */
export function stacksOf({ change, runs }: FoundPull) {
  const touched: TouchedStack[] = [...(change?.stacks ?? [])];
  const refs = new Set(touched.map(({ ref }) => ref));
  for (const { stack, dir } of runs?.stacks ?? []) {
    if (!stack || refs.has(stack.ref)) continue;
    refs.add(stack.ref);
    touched.push({ ...stack, dir: dir ?? '' });
  }
  return touched.map(stack => ({ stack, run: runOf(stack, runs) }));
}

function runOf(stack: TouchedStack, runs: PullRuns | undefined) {
  const all = (runs?.stacks ?? []).filter(each => !nothingOf(each));
  return (
    all.find(each => each.stack?.ref === stack.ref) ??
    all.find(each => !each.stack && each.dir === stack.dir)
  );
}

/** How far the plan of a stack is; of an older commit it is stale. */
function planOf(run: PullStack | undefined, { pull, checks }: FoundPull) {
  const plan = run?.plan;
  if (!plan) {
    const { found } = named(checks, 'plan');
    const isPlanned =
      found.length > 0 && found.every(({ state }) => state === 'success');
    return isPlanned && !run ? 'succeeded' : 'none';
  }
  const isOther = plan.commit !== undefined && plan.commit !== pull.head.commit;
  if (pull.state === 'open' && isOther) return 'stale';
  if (plan.state === 'discarded') {
    return pull.state === 'open' ? 'stale' : 'succeeded';
  }
  if (plan.state === 'succeeded' || plan.state === 'failed') return plan.state;
  return 'none';
}

function riskStacks(found: FoundPull): RiskStack[] {
  return stacksOf(found).map(({ stack, run }) => {
    const plan = planOf(run, found);
    const { hasChanges, counts, id = '' } = run?.plan ?? {};
    return {
      ...{ ref: stack.ref, name: stack.name, dir: stack.dir },
      ...{ environment: stack.environment, plan },
      ...(plan === 'succeeded' && {
        ...{ hasChanges, counts, resources: found.resources.get(id) },
      }),
    };
  });
}

/** What of the portal made it; a branch alone does not make it a request's. */
function generatedOf({ pull, order }: FoundPull): OpenPull['generated'] {
  if (order?.kind === 'service') {
    const { id: request, ...rest } = order;
    return { request, ...rest };
  }
  if (order?.kind === 'upgrade') {
    const { id: upgrade, ...rest } = order;
    return { upgrade, ...rest };
  }
  if (order) return order;
  // Anybody may call a branch of their fork as the portal calls its own.
  if (pull.fromFork) return undefined;
  const kind = pullKindOf(pull.head.branch);
  return kind && kind !== 'service' ? { kind } : undefined;
}

const gateOf = (check: ForgeCheck, { createdAt }: ForgePullRequest) => ({
  name: check.name,
  state: check.state,
  detail: check.description,
  ...(check.url && { url: check.url }),
  at: time(check.at) ?? time(createdAt)!,
});

const stepOf = (lane: readonly LaneStep[], id: LaneStep['id']) =>
  lane.find(each => each.id === id);

function riskOf(found: FoundPull, generated: OpenPull['generated']) {
  const { change, cost, checks, lane, pull } = found;
  const isNamed = (name: string, ...states: ForgeCheck['state'][]) =>
    checks.some(each => each.name === name && states.includes(each.state));
  const { judgement, judgedCommit } = cost ?? {};
  return judgeRisk({
    stacks: riskStacks(found),
    // A generated one changes lists of projects and owners by its nature.
    outside: generated ? [] : change?.outside ?? [],
    deviates: isNamed(GOLDEN_PATH_CHECK, 'neutral', 'failure'),
    ...(judgedCommit === pull.head.commit &&
      judgement && { verdict: judgement.verdict }),
    policyFailed: stepOf(lane, 'policy')?.state === 'failed',
    frozen: isNamed(FREEZE_CHECK, 'failure', 'neutral'),
  });
}

/** The portal's own words about it are nothing that somebody did to it. */
const isOwnWord = ({ name }: ForgeCheck) =>
  name.startsWith('portal/') || name === GOLDEN_PATH_CHECK;

/** When something was last done to a pull request. */
function activeAt({ pull, reviews, checks, runs }: FoundPull): string {
  const times = [
    pull.createdAt,
    pull.updatedAt,
    ...reviews.map(({ submittedAt }) => submittedAt),
    ...checks.filter(check => !isOwnWord(check)).map(({ at }) => at),
    ...(runs?.stacks ?? []).flatMap(({ plan, apply }) =>
      [plan, apply].map(run => run?.finishedAt ?? run?.at),
    ),
  ];
  return times
    .flatMap(each => time(each) ?? [])
    .sort()
    .at(-1)!;
}

function costOf({ cost, pull }: FoundPull): Pick<OpenPull, 'cost'> {
  const { judgement, judgedCommit } = cost ?? {};
  if (!judgement || judgedCommit !== pull.head.commit) return {};
  const { currency, delta, verdict } = judgement;
  return { cost: { currency, delta, verdict } };
}

/** What lists show of a pull request, of all that was found out about it. */
export function toOpenPull(found: FoundPull): KeptPull {
  const { repository, pull, lane, approvals, verdicts, observedAt } = found;
  const stacks = stacksOf(found);
  const generated = generatedOf(found);
  const blocker = blockerOf({
    ...{ state: pull.state, draft: pull.draft, mergeable: pull.mergeable },
    whose: generated?.requestedBy ?? pull.author,
    lane,
    hasStacks: stacks.length > 0,
    hasStalePlan: riskStacks(found).some(({ plan }) => plan === 'stale'),
    createdAt: time(pull.createdAt)!,
  });
  const { number, url, title, author, state, draft, head, base } = pull;
  return {
    pull: {
      ...{ repository, number, url, title, author, state, draft },
      ...{ branch: head.branch, base: base.branch, head: head.commit },
      ...(pull.fromFork && { fromFork: true }),
      createdAt: time(pull.createdAt)!,
      updatedAt: time(pull.updatedAt)!,
      ...(generated && { generated }),
      stacks: stacks.map(({ stack, run }) => ({
        ...stack,
        ...(run?.plan?.counts && { counts: run.plan.counts }),
      })),
      products: unique([
        ...stacks.map(({ stack }) => stack.product),
        generated?.product,
      ]),
      environments: unique(stacks.map(({ stack }) => stack.environment)).sort(
        (one, other) => environmentRank(one) - environmentRank(other),
      ),
      risk: riskOf(found, generated),
      ...costOf(found),
      gates: found.checks.map(check => gateOf(check, pull)),
      approvals,
      changesRequestedBy: verdicts
        .filter(each => each.state === 'changes-requested')
        .map(each => each.author),
      lane,
      ...(blocker && { blocker }),
      stuck: false,
      observedAt,
      stale: found.stale,
    },
    decided: verdicts
      .filter(({ commit }) => commit === head.commit)
      .map(each => each.author),
    activeAt: activeAt(found),
    patience: patienceOf(blocker?.code, found.runs?.usual),
  };
}
