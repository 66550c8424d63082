import type { LaneStep } from '../golden-path/api/lane';
import type { LocalisedText } from '../texts';
import type { OpenPull, PullBlocker } from './pulls';

export interface BlockerFacts {
  state: OpenPull['state'];
  draft: boolean;
  /** Undefined while GitHub is finding out. */
  mergeable?: boolean;
  /** Login or entity ref of who can correct it. */
  whose: string;
  lane: readonly LaneStep[];
  /** It changes stacks, so that a plan is to be expected. */
  hasStacks: boolean;
  /** A plan was made, but of another commit, or was thrown away. */
  hasStalePlan: boolean;
  createdAt: string;
}

type Code = PullBlocker['code'];

const TEXTS: Record<Code, LocalisedText> = {
  draft: {
    en: 'Still a draft: whoever opened it has to make it ready for review.',
    ko: '아직 초안입니다. 연 사람이 검토 준비 상태로 바꿔야 합니다.',
  },
  conflict: {
    en: 'The base branch has changed the same places: the branch has to be brought up to date.',
    ko: '기준 브랜치의 같은 부분이 바뀌었습니다. 브랜치를 갱신해야 합니다.',
  },
  'checks-failed': {
    en: 'A check failed: look at what it says and correct the files.',
    ko: '실패한 검사가 있습니다. 내용을 보고 파일을 고쳐야 합니다.',
  },
  'checks-running': {
    en: 'Checks, plans or applies are under way.',
    ko: '검사나 플랜, 적용을 진행하는 중입니다.',
  },
  'plan-failed': {
    en: 'A plan failed: correct the files, or plan again when the reason has passed.',
    ko: '플랜이 실패했습니다. 파일을 고치거나, 원인이 사라진 뒤 다시 플랜해야 합니다.',
  },
  'no-plan': {
    en: 'Nobody has reported a plan.',
    ko: '보고된 플랜이 없습니다.',
  },
  'stale-plan': {
    en: 'The plan is not of the newest commit any more, or was thrown away: plan again.',
    ko: '최신 커밋의 플랜이 아니거나 버려졌습니다. 다시 플랜해야 합니다.',
  },
  policy: {
    en: 'A policy refuses it: correct the files, or ask its owners to approve it.',
    ko: '정책을 통과하지 못했습니다. 파일을 고치거나 정책 담당자의 승인을 받아야 합니다.',
  },
  'changes-requested': {
    en: 'A reviewer asks for changes.',
    ko: '검토자가 변경을 요청했습니다.',
  },
  approvals: { en: 'Approvals are missing.', ko: '승인이 부족합니다.' },
  locked: {
    en: 'Another pull request holds a stack.',
    ko: '다른 풀 리퀘스트가 스택을 잡고 있습니다.',
  },
  apply: {
    en: 'Everything before it is done: somebody has to apply.',
    ko: '앞 단계가 모두 끝났습니다. 적용해야 합니다.',
  },
  'apply-failed': {
    en: 'An apply failed: look at what it says.',
    ko: '적용이 실패했습니다. 내용을 확인해야 합니다.',
  },
  merge: {
    en: 'Nothing stands in its way: somebody has to merge it.',
    ko: '막는 것이 없습니다. 병합하면 됩니다.',
  },
  unknown: {
    en: 'What it waits for cannot be read.',
    ko: '무엇을 기다리는지 확인할 수 없습니다.',
  },
};

/** What a step of the lane stands in the way with, if it does. */
function ofStep(step: LaneStep, facts: BlockerFacts): Code | undefined {
  const { id, state } = step;
  const has = (what: string) =>
    step.stacks?.some(each => each.state === what) ?? false;
  switch (id) {
    case 'gates':
      if (state === 'failed') return 'checks-failed';
      return state === 'active' ? 'checks-running' : undefined;
    case 'plan':
      if (state === 'failed') return 'plan-failed';
      if (state === 'active') {
        return has('discarded') ? 'stale-plan' : 'checks-running';
      }
      if (state !== 'unknown' || !facts.hasStacks) return undefined;
      return facts.hasStalePlan ? 'stale-plan' : 'no-plan';
    case 'policy':
      if (state === 'failed') return 'policy';
      return state === 'active' ? 'checks-running' : undefined;
    case 'approval':
      if (state === 'failed') return 'changes-requested';
      if (state === 'unknown') return 'unknown';
      return state === 'active' ? 'approvals' : undefined;
    case 'lock':
      return state === 'active' ? 'locked' : undefined;
    case 'applied':
      if (state === 'failed') return 'apply-failed';
      if (state !== 'active') return undefined;
      return has('running') ? 'checks-running' : 'apply';
    default:
      return undefined;
  }
}

/** The text of a code; of failed checks with their names. */
function textOf(code: Code, step?: LaneStep): LocalisedText {
  const says = ['approvals', 'locked', 'unknown'].includes(code);
  if (says && step?.detail) return step.detail;
  if (code !== 'checks-failed' || !step?.blockers.length) return TEXTS[code];
  const names = step.blockers.slice(0, 3).join(', ');
  return {
    en: `Failed: ${names}. Look at what it says and correct the files.`,
    ko: `실패한 검사: ${names}. 내용을 보고 파일을 고쳐야 합니다.`,
  };
}

/** What nobody but the author, or who asked for it, can set right. */
const THEIRS: Code[] = [
  'draft',
  'conflict',
  'checks-failed',
  'plan-failed',
  'no-plan',
  'stale-plan',
  'policy',
  'changes-requested',
  'apply',
  'apply-failed',
  'merge',
];

function told(
  code: Code,
  facts: BlockerFacts,
  step?: LaneStep,
): NonNullable<OpenPull['blocker']> {
  const since = step?.since ?? (step ? undefined : facts.createdAt);
  return {
    code,
    message: textOf(code, step),
    who: THEIRS.includes(code) ? [facts.whose] : [...(step?.blockers ?? [])],
    ...(since && { since }),
  };
}

/** A plan waits for what holds its stack: that comes first then. */
function inOrder(lane: readonly LaneStep[]): readonly LaneStep[] {
  const waits = lane.some(
    ({ id, state }) => id === 'plan' && state === 'waiting',
  );
  const lock = lane.find(({ id }) => id === 'lock');
  return waits && lock ? [lock, ...lane] : lane;
}

/**
 * The first thing that would have to happen for a pull request to go on, and
 * whom it waits for. An open one always waits for something, at last for being
 * merged; others for nothing.
 */
export function blockerOf(facts: BlockerFacts): OpenPull['blocker'] {
  if (facts.state !== 'open') return undefined;
  if (facts.mergeable === false) return told('conflict', facts);
  if (facts.draft) return told('draft', facts);
  for (const step of inOrder(facts.lane)) {
    const code = ofStep(step, facts);
    if (code) return told(code, facts, step);
  }
  return told(
    'merge',
    facts,
    facts.lane.find(({ id }) => id === 'live'),
  );
}
