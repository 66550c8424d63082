import {
  byResourceRisk,
  judgeResource,
  type LocalisedText,
  type OpenPull,
  type PlanSummary,
  type PreviewPlan,
  type ResourceChange,
  type ReviewPlan,
} from '@infra-portal/infra-common';
import type { GateOutcome } from '../../gates/types';

type Stack = OpenPull['stacks'][number];
type Change = Pick<ResourceChange, 'address' | 'action'>;

const AGAINST = {
  nothing: {
    en: 'Against nothing: the stack is new.',
    ko: '새 스택이므로 아무것도 없는 상태를 기준으로 했어요.',
  },
  brokenBefore: {
    en: 'Against nothing: the files before this pull request could not be planned.',
    ko: '이 풀 리퀘스트 이전의 파일을 플랜할 수 없어 아무것도 없는 상태를 기준으로 했어요.',
  },
  before: {
    en: 'Against a state that was made up: as if the files before this pull request had just been applied. Which updates would replace something is not known.',
    ko: '이 풀 리퀘스트 이전의 파일이 방금 적용되었다고 가정한 상태를 기준으로 했어요. 어떤 변경이 리소스를 교체하는지는 알 수 없어요.',
  },
} satisfies Record<string, LocalisedText>;

/** More resources of one plan are counted only. */
const MOST_RESOURCES = 500;

/** A plan of the portal as reviewers see it. */
export function simulatedPlan(
  stack: Stack,
  plan: PreviewPlan,
  facts: {
    /** It was not there before this pull request. */
    isNew: boolean;
    /** What was found of the arguments alone. */
    checked: GateOutcome | undefined;
    source: string;
    commit: string;
    observedAt: string;
  },
): ReviewPlan {
  const { isNew, checked, source, commit, observedAt } = facts;
  const named = {
    stack: stack.ref,
    ...(stack.name !== undefined && { name: stack.name }),
    ...(stack.environment !== undefined && { environment: stack.environment }),
    ...{ commit, observedAt },
  };
  if (plan.summary) {
    const fromNothing = isNew ? AGAINST.nothing : AGAINST.brokenBefore;
    return {
      ...named,
      ...{ grade: 'simulated', state: 'succeeded', source },
      ...told(plan.summary),
      reason: plan.against === 'files' ? AGAINST.before : fromNothing,
    };
  }
  const reason = plan.message ?? AGAINST.nothing;
  if (plan.failure === 'errors' || plan.failure === 'refused') {
    const state = 'failed';
    return {
      ...{ ...named, grade: 'simulated', state, source },
      ...{ resources: [], reason },
    };
  }
  // Nothing could plan here: the arguments alone were looked at.
  return {
    ...{ ...named, resources: [], reason },
    ...checkedState(stack.dir, checked, source),
  };
}

function checkedState(
  dir: string,
  checked: GateOutcome | undefined,
  source: string,
): Pick<ReviewPlan, 'grade' | 'state' | 'source'> {
  if (!checked || 'reason' in checked) {
    return { grade: 'not-run', state: 'not-run', source };
  }
  const isBroken = checked.findings.some(
    ({ file, severity }) => severity === 'error' && file?.startsWith(`${dir}/`),
  );
  return {
    grade: 'checked',
    state: isBroken ? 'failed' : 'succeeded',
    source: checked.source ?? source,
  };
}

function told({ counts, resources }: PlanSummary) {
  const { add, change, destroy, import: imported, forget } = counts;
  const changes = resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ address, action, movedFrom }): Change[] => {
      if (action !== 'no-op') return [{ address, action }];
      return movedFrom === undefined ? [] : [{ address, action: 'move' }];
    })
    .sort(byResourceRisk)
    .slice(0, MOST_RESOURCES);
  return {
    counts: { add, change, destroy, import: imported, forget },
    resources: changes.map(each => {
      const { level, note } = judgeResource(each);
      return { ...each, level, ...(note && { note }) };
    }),
  };
}
