import {
  compareAmounts,
  type CostReason,
  type CostRule,
  type PullCostDetail,
  ZERO,
} from '@infra-portal/infra-common';

/** The most folders that one exception names. */
export const MOST_STACKS = 50;

/** What an exception has to say so that a reason blocks no more. */
export interface ExceptionDraft {
  rule: CostRule;
  /** Folders that it could name, the greatest change first. */
  dirs: string[];
  /** Those of them that the reason is about. */
  chosen: string[];
}

const unique = (dirs: string[]) => [...new Set(dirs)];

/** The exception that a blocking reason asks for; undefined where none helps. */
export function exceptionOf(
  reason: CostReason,
  { stacks, judgement }: Pick<PullCostDetail, 'stacks' | 'judgement'>,
): ExceptionDraft | undefined {
  const { code, kind, key, level } = reason;
  if (level !== 'block') return undefined;
  const dirs = unique(stacks.map(({ dir }) => dir));
  if (code === 'increase') {
    const own = stacks.filter(({ ref }) => ref === reason.stack);
    const chosen = unique(own.map(({ dir }) => dir));
    return { rule: 'cost-increase', dirs, chosen };
  }
  if (code !== 'budget-crossed') return undefined;
  const growing = new Set(
    judgement?.stacks
      .filter(({ delta = ZERO }) => compareAmounts(delta, ZERO) > 0)
      .map(({ stack }) => stack),
  );
  const isOf = (stack: PullCostDetail['stacks'][number]) =>
    kind === 'service'
      ? `${stack.product}/${stack.service}` === key
      : stack[kind ?? 'product'] === key;
  const own = stacks.filter(stack => isOf(stack) && growing.has(stack.ref));
  const chosen = unique(own.map(({ dir }) => dir)).slice(0, MOST_STACKS);
  return { rule: 'cost-budget', dirs, chosen };
}

const DAY = 86_400_000;

/** The day in so many days, UTC: `2026-12-22`. */
export const dayIn = (days: number, now = Date.now()): string =>
  new Date(now + days * DAY).toISOString().slice(0, 10);
