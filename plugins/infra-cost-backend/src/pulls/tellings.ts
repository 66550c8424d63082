import {
  code,
  COST_COMMENT_MARK,
  type CostJudgement,
  pullRequestCommentText,
  signedMoneyText,
  ZERO,
} from '@infra-portal/infra-common';
import type { CheckAnnotation, NewCheckRun } from '@infra-portal/infra-node';
import type { KeptPull, PricedPull, PulledStack } from './types';

/** Name of the check, by which branch protection asks for it. */
export const CHECK_NAME = 'portal/costs';
const MOST_ANNOTATIONS = 50;

const CONCLUSIONS = {
  pass: 'success',
  warn: 'neutral',
  block: 'failure',
} as const;

const VERDICTS = {
  pass: 'within what the standards allow',
  warn: 'look at the costs before you merge',
  block: 'blocked by the standards',
} as const;

const LEVELS = { block: 'failure', warn: 'warning' } as const;

export type CommentWish = 'changes' | 'always' | 'never';

/** What is said of a pull request's newest commit; none while it is not known. */
export function checkRunOf(
  pull: KeptPull,
  pageUrl: string,
): NewCheckRun | undefined {
  const frame = {
    ...{ name: CHECK_NAME, commit: pull.head, externalId: CHECK_NAME },
    ...{ annotations: [], detailsUrl: pageUrl },
  };
  switch (pull.state) {
    case 'pending':
      return undefined;
    case 'none':
      return {
        ...{ ...frame, conclusion: 'success' },
        title: 'No stack changes',
        summary: 'This pull request changes nothing that stacks are made of.',
      };
    case 'failed':
      return {
        ...{ ...frame, conclusion: 'neutral' },
        title: 'Costs could not be worked out',
        summary: code(pull.failure ?? ''),
      };
    default: {
      const said = judged(pull);
      if (!said) return undefined;
      const { judgement, priced } = said;
      return {
        ...{ ...frame, conclusion: CONCLUSIONS[judgement.verdict] },
        title: titleOf(judgement),
        summary: textOf(judgement, priced, pageUrl),
        annotations: annotationsOf(judgement, priced.stacks),
      };
    }
  }
}

/**
 * The comment, without its mark, of a commit that changes costs or is held back;
 * later also when it no longer is, or when nothing is known of a newer one.
 */
export function commentOf(
  pull: KeptPull,
  pageUrl: string,
  wish: CommentWish,
): string | undefined {
  if (wish === 'never' || pull.state === 'pending') return undefined;
  const wasSaid = pull.comment?.digest !== undefined;
  const said = judged(pull);
  if (pull.state !== 'priced') {
    const run = checkRunOf(pull, pageUrl);
    return wasSaid ? `#### ${run?.title}\n\n${run?.summary}` : undefined;
  }
  if (!said) return undefined;
  const { delta, verdict } = said.judgement;
  const matters = delta !== ZERO || verdict !== 'pass';
  if (wish === 'changes' && !matters && !wasSaid) return undefined;
  return textOf(said.judgement, said.priced, pageUrl);
}

/** What is known of the newest commit itself. */
function judged({ head, judgement, priced }: KeptPull) {
  return judgement && priced?.commit === head
    ? { judgement, priced }
    : undefined;
}

function titleOf({ delta, currency, verdict }: CostJudgement): string {
  return `${signedMoneyText(delta, currency)} a month: ${VERDICTS[verdict]}`;
}

function textOf(
  judgement: CostJudgement,
  { source, pricedAt, coverage, commit }: PricedPull,
  pageUrl: string,
): string {
  const said = { source, pricedAt, coverage, commit, pageUrl };
  return pullRequestCommentText(judgement, said)
    .slice(COST_COMMENT_MARK.length)
    .trim();
}

/** On a changed file of each stack that is held back or warned of, the worst first. */
function annotationsOf(
  { reasons }: CostJudgement,
  stacks: readonly PulledStack[],
): CheckAnnotation[] {
  const files = new Map(stacks.map(({ ref, file }) => [ref, file]));
  return reasons
    .flatMap(({ stack, level, code: kind, percent }): CheckAnnotation[] => {
      const path = stack === undefined ? undefined : files.get(stack);
      if (path === undefined) return [];
      return [
        {
          ...{ path, line: 1, level: LEVELS[level], title: 'Costs' },
          message:
            kind === 'increase'
              ? `The estimate of this stack grows by ${percent} %.`
              : 'Not all of this stack has a known price.',
        },
      ];
    })
    .slice(0, MOST_ANNOTATIONS);
}
