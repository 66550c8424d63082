import Big from 'big.js';
import {
  exceptionCovers,
  exceptionState,
  type Standards,
  type StandardsException,
} from '../../standards';
import {
  addAmounts,
  type Amount,
  compareAmounts,
  multiplyAmounts,
  roundAmount,
  subtractAmounts,
  toAmount,
  ZERO,
} from '../amount';
import type {
  BudgetKind,
  BudgetLine,
  CostBudget,
  CostJudgement,
  CostReason,
  CostRule,
  StackChange,
} from './types';

/** A stack that a pull request touches. */
export interface ChangedStack {
  /** As `formatStackRef` writes it. */
  stack: string;
  /** Its folder, which exceptions name. */
  dir: string;
  product?: string;
  service?: string;
  environment?: string;
  /** Monthly, on the main branch; missing where nothing is known, as of a new one. */
  before?: Amount;
  /** Monthly, with the pull request; `0` when it goes; missing where it cannot be priced. */
  after?: Amount;
  /** Prices that are missing in `after` and were not in `before`: it may be more. */
  gaps?: number;
}

export interface CostTotal {
  kind: BudgetKind;
  key: string;
  /** Of all its stacks on the main branch, also those not touched. */
  monthly: Amount;
}

export interface CostQuestion {
  /** Of all amounts; budgets are in USD, and nothing else is held against them. */
  currency: string;
  stacks: readonly ChangedStack[];
  totals: readonly CostTotal[];
  budgets: readonly CostBudget[];
  rules: Pick<Standards['budgets'], 'warnAt' | 'increase' | 'smallest'>;
  exceptions: readonly StandardsException[];
  today: Date;
}

const BUDGET_CURRENCY = 'USD';
const SEVERITY = { block: 0, warn: 1 };

/**
 * Holds what a pull request changes against budgets and against what it may
 * grow by. An increase is judged by the stack, at and above its share of what
 * was before, when it is at least the smallest that matters; a new stack only
 * against budgets. Crossing a budget blocks; being near it, or above it already
 * and growing, warns. A valid exception takes the increases of its stacks, and
 * of no others, out of what blocks.
 */
export function judgeCosts(question: CostQuestion): CostJudgement {
  const { currency } = question;
  const stacks = question.stacks.map(changeOf).sort(byDelta);
  const known = stacks.filter(({ delta }) => delta !== undefined);
  const before = addAmounts(...known.map(each => each.before ?? ZERO));
  const delta = addAmounts(...known.map(each => each.delta!));
  const isUsual = currency === BUDGET_CURRENCY;
  const budgets = isUsual ? question.budgets.flatMap(lineOf(question)) : [];
  const reasons: CostReason[] = [
    ...(isUsual ? increases(question) : []),
    ...budgets.flatMap(line => reasonsOf(line, question)),
    ...(isUsual
      ? []
      : [{ code: 'currency', level: 'warn', currency } as const]),
    ...unknown(question.stacks),
  ];
  reasons.sort((a, b) => SEVERITY[a.level] - SEVERITY[b.level]);
  return {
    verdict: reasons[0]?.level ?? 'pass',
    currency,
    ...{ before, after: addAmounts(before, delta), delta },
    ...percentOf(delta, before),
    reasons,
    stacks,
    budgets,
  };
}

const deltaOf = ({ before = ZERO, after }: ChangedStack) =>
  after === undefined ? undefined : subtractAmounts(after, before);

function changeOf(each: ChangedStack): StackChange {
  const { stack, before, after } = each;
  const delta = deltaOf(each);
  return {
    stack,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(delta !== undefined && { delta, ...percentOf(delta, before) }),
  };
}

function byDelta(one: StackChange, other: StackChange): number {
  const size = ({ delta = ZERO }: StackChange) => new Big(delta).abs();
  return (
    size(other).cmp(size(one)) ||
    (one.stack < other.stack ? -1 : Number(one.stack > other.stack))
  );
}

/** Nothing where there was nothing: no share of zero says how much it grew. */
function percentOf(
  delta: Amount,
  before: Amount | undefined,
): { percent?: Amount } {
  if (before === undefined || compareAmounts(before, ZERO) <= 0) return {};
  const ratio = new Big(delta).times(100).div(before);
  return { percent: roundAmount(toAmount(ratio), 1) };
}

function increases(question: CostQuestion): CostReason[] {
  const { increase, smallest } = question.rules;
  return question.stacks.flatMap((each): CostReason[] => {
    const { stack, before, after } = each;
    const delta = deltaOf(each);
    if (!before || !after || !delta || before === ZERO) return [];
    if (compareAmounts(delta, toAmount(smallest)) < 0) return [];
    const reaches = (share: number) =>
      compareAmounts(delta, ZERO) > 0 &&
      compareAmounts(delta, multiplyAmounts(before, toAmount(share))) >= 0;
    if (!reaches(increase.warn)) return [];
    const exceptions = covering(question, 'cost-increase', each.dir);
    const blocks = reaches(increase.block);
    return [
      {
        code: 'increase',
        level: blocks && exceptions.length === 0 ? 'block' : 'warn',
        ...{ stack, before, after, ...percentOf(delta, before) },
        ...(blocks && liftedBy(exceptions)),
      },
    ];
  });
}

/** Exceptions to a rule that speak of a folder, and still hold. */
function covering(
  { exceptions, today }: CostQuestion,
  rule: CostRule,
  dir: string,
): StandardsException[] {
  return exceptions.filter(
    each =>
      each.rule === rule &&
      exceptionState(each, today) === 'valid' &&
      exceptionCovers(each, dir),
  );
}

function liftedBy(
  exceptions: readonly StandardsException[],
): Pick<CostReason, 'lifted'> {
  if (exceptions.length === 0) return {};
  const [until] = exceptions.map(each => each.until).sort();
  return { lifted: { exceptions: exceptions.map(({ id }) => id), until } };
}

const isOf = (stack: ChangedStack, { kind, key }: Omit<CostBudget, 'limit'>) =>
  kind === 'service'
    ? `${stack.product}/${stack.service}` === key
    : stack[kind] === key;

/** A budget that the pull request touches, as a line. */
function lineOf(question: CostQuestion) {
  return ({ kind, key, limit }: CostBudget): BudgetLine[] => {
    const touched = question.stacks.filter(each => isOf(each, { kind, key }));
    if (touched.length === 0) return [];
    const total = question.totals.find(
      each => each.kind === kind && each.key === key,
    );
    const before = total?.monthly ?? ZERO;
    const after = addAmounts(before, ...touched.flatMap(e => deltaOf(e) ?? []));
    const state = stateOf(before, after, limit, question.rules.warnAt);
    return [{ kind, key, limit, before, after, state }];
  };
}

function stateOf(
  before: Amount,
  after: Amount,
  limit: Amount,
  warnAt: number,
): BudgetLine['state'] {
  if (compareAmounts(after, limit) > 0) {
    return compareAmounts(before, limit) > 0 ? 'over' : 'crossed';
  }
  const near = multiplyAmounts(limit, toAmount(warnAt));
  return compareAmounts(after, near) >= 0 ? 'near' : 'below';
}

function reasonsOf(line: BudgetLine, question: CostQuestion): CostReason[] {
  const { kind, key, limit, before, after, state } = line;
  const growth = subtractAmounts(after, before);
  const said = { kind, key, limit, before, after };
  if (state === 'crossed') {
    const exceptions = liftingOf(line, question);
    const level = exceptions.length > 0 ? 'warn' : 'block';
    const lifted = liftedBy(exceptions);
    return [{ code: 'budget-crossed', level, ...said, ...lifted }];
  }
  const grows =
    compareAmounts(growth, ZERO) > 0 &&
    compareAmounts(growth, toAmount(question.rules.smallest)) >= 0;
  if (state === 'below' || !grows) return [];
  return [{ code: `budget-${state}`, level: 'warn', ...said }];
}

/** The exceptions without which it crosses; none when it crosses all the same. */
function liftingOf(
  { kind, key, limit, after }: BudgetLine,
  question: CostQuestion,
): StandardsException[] {
  const used = new Set<StandardsException>();
  let rest = after;
  for (const each of question.stacks) {
    const delta = deltaOf(each) ?? ZERO;
    if (!isOf(each, { kind, key }) || compareAmounts(delta, ZERO) <= 0)
      continue;
    const exceptions = covering(question, 'cost-budget', each.dir);
    if (exceptions.length > 0) rest = subtractAmounts(rest, delta);
    exceptions.forEach(exception => used.add(exception));
  }
  return compareAmounts(rest, limit) > 0 ? [] : [...used];
}

function unknown(stacks: readonly ChangedStack[]): CostReason[] {
  return stacks.flatMap(({ stack, before, after, gaps = 0 }): CostReason[] => {
    if (after !== undefined && gaps <= 0) return [];
    const known = { ...(before && { before }), ...(after && { after }) };
    return [{ code: 'unknown', level: 'warn', stack, ...known }];
  });
}
