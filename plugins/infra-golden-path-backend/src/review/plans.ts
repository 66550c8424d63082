import {
  byResourceRisk,
  judgeResource,
  type LocalisedText,
  type OpenPull,
  type PullRuns,
  type PullStack,
  type ResourceChange,
  type ReviewPlan,
} from '@infra-portal/infra-common';

const REASONS = {
  none: {
    en: 'Nobody has planned this stack in this pull request yet.',
    ko: '이 풀 리퀘스트에서 이 스택을 아직 플랜하지 않았어요.',
  },
  waiting: {
    en: 'It waits: another pull request holds the stack.',
    ko: '다른 풀 리퀘스트가 스택을 잡고 있어 기다리는 중이에요.',
  },
  stale: {
    en: 'The plan is of an older commit.',
    ko: '이전 커밋의 플랜이에요.',
  },
} satisfies Record<string, LocalisedText>;

/** More resources of one plan are counted only. */
const MOST_RESOURCES = 500;

const stateOf = (state: string): ReviewPlan['state'] =>
  state === 'running' || state === 'failed' ? state : 'succeeded';

/** What is known of the plans of a pull request's stacks, the riskiest first. */
export function plansOf(
  pull: Pick<OpenPull, 'stacks' | 'head' | 'state'>,
  runs: PullRuns | undefined,
  resources: ReadonlyMap<string, readonly ResourceChange[]>,
): ReviewPlan[] {
  const plans = pull.stacks.map(stack => {
    const run = runs?.stacks.find(
      each =>
        each.stack?.ref === stack.ref ||
        (!each.stack && each.dir === stack.dir),
    );
    return {
      stack: stack.ref,
      ...(stack.name !== undefined && { name: stack.name }),
      ...(stack.environment !== undefined && {
        environment: stack.environment,
      }),
      ...planOf(run, pull, resources, runs?.observedAt),
    };
  });
  return plans.sort(byRisk);
}

function planOf(
  run: PullStack | undefined,
  { head, state }: Pick<OpenPull, 'head' | 'state'>,
  resources: ReadonlyMap<string, readonly ResourceChange[]>,
  observedAt: string | undefined,
): Omit<ReviewPlan, 'stack'> {
  const plan = run?.plan;
  if (!plan || plan.state === 'waiting' || plan.state === 'unknown') {
    const reason = plan?.state === 'waiting' ? REASONS.waiting : REASONS.none;
    return {
      ...{ grade: 'not-run', state: 'not-run', resources: [], reason },
      ...{ source: 'Atlantis', ...(observedAt && { observedAt }) },
    };
  }
  const { id, counts, problem, commit, finishedAt, at } = plan;
  const isOld =
    state === 'open' &&
    (plan.state === 'discarded' || (commit !== undefined && commit !== head));
  const told = [...(resources.get(id) ?? [])]
    .sort(byResourceRisk)
    .slice(0, MOST_RESOURCES);
  return {
    grade: 'real',
    state: isOld ? 'stale' : stateOf(plan.state),
    ...(counts && { counts }),
    resources: told.map(({ address, action, why }) => {
      const { level, note } = judgeResource({ address, action });
      return {
        ...{ address, action, level },
        ...(why !== undefined && { why }),
        ...(note && { note }),
      };
    }),
    ...(isOld && { reason: REASONS.stale }),
    ...(problem !== undefined && { problem }),
    ...{ run: id, source: 'Atlantis', observedAt: finishedAt ?? at },
    ...(commit !== undefined && { commit }),
  };
}

const LEVELS = ['high', 'medium', 'low', 'none', 'unknown'];

/** Failed ones first, then by the riskiest resource; where nothing changes, last. */
function byRisk(a: ReviewPlan, b: ReviewPlan): number {
  const rank = ({ state, resources, counts }: ReviewPlan) => {
    if (state === 'failed') return -1;
    if (resources.length > 0) return LEVELS.indexOf(resources[0].level);
    const changes = counts ? counts.add + counts.change + counts.destroy : 1;
    return changes > 0 ? LEVELS.indexOf('low') : LEVELS.length;
  };
  const name = ({ name: own, stack }: ReviewPlan) => own ?? stack;
  return rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1);
}
