import type { CostJudgement } from '../cost/budgets/types';
import type { ResourceChange, RunCounts } from '../runs/api/run';
import { judgeResource, type ResourceRisk } from './resourceRisk';
import type { Risk, RiskLevel, RiskReason } from './risk';
import { RISK_TEXTS } from './riskTexts';

/** What is known of the plan of one stack. */
export interface RiskStack {
  /** As `formatStackRef` writes it. */
  ref: string;
  name?: string;
  dir: string;
  environment?: string;
  /** `stale`: of another commit, or thrown away; `none`: not yet. */
  plan: 'succeeded' | 'failed' | 'stale' | 'none';
  /** Undefined: nobody said. */
  hasChanges?: boolean;
  counts?: RunCounts;
  /** Undefined when they could not be read. */
  resources?: readonly Pick<ResourceChange, 'address' | 'action'>[];
}

export interface RiskFacts {
  stacks: readonly RiskStack[];
  /** Files of no stack that nobody would expect in such a pull request. */
  outside: readonly string[];
  /** Files are not as the golden path gives them. */
  deviates: boolean;
  verdict?: CostJudgement['verdict'];
  policyFailed: boolean;
  /** An error budget of what it changes is spent, and changes are to wait. */
  frozen: boolean;
}

/** So many stacks at once are more than a routine change. */
const MANY = 10;
/** The rest is no news to who has read these. */
const MOST_REASONS = 20;

/** What is certainly grave counts above what is not known. */
const LEVELS: RiskLevel[] = ['none', 'low', 'medium', 'unknown', 'high'];

/** Of the same level, the first comes first. */
const ORDER: RiskReason['code'][] = [
  'data-loss',
  'policy',
  'frozen',
  'budget',
  'plan-failed',
  'stale-plan',
  'no-plan',
  'access',
  'exposure',
  'destroys',
  'replaces',
  'deviates',
  'production',
  'shared',
  'many-stacks',
  'outside-stacks',
];

/** What decides about all others: standards, checks, owners, recipes. */
const GOVERNS =
  /^(portal\.yaml|atlantis\.yaml|(\.github\/|docs\/)?CODEOWNERS|infracost\.ya?ml)$|^(\.github|policies|golden-paths|modules|slo)\//;

const isProduction = ({ environment }: RiskStack) => environment === 'prod';
const isShared = ({ environment }: RiskStack) => environment === 'shared';
const nameOf = ({ name, dir }: RiskStack) => name ?? dir;
const mayChange = ({ hasChanges }: RiskStack) => hasChanges !== false;

/** In production, what needs a look elsewhere needs a close one. */
const raised = (level: RiskLevel, stack: RiskStack): RiskLevel =>
  level === 'medium' && isProduction(stack) ? 'high' : level;

function ofResources(stack: RiskStack): RiskReason[] {
  const found = new Map<
    NonNullable<ResourceRisk['code']>,
    { level: RiskLevel; addresses: string[] }
  >();
  for (const each of stack.resources ?? []) {
    const { code, level } = judgeResource(each);
    if (!code) continue;
    const before = found.get(code) ?? { level, addresses: [] };
    before.addresses.push(each.address);
    found.set(code, before);
  }
  return [...found].map(([code, { level, addresses }]) => ({
    code,
    level: raised(level, stack),
    message: RISK_TEXTS[code](nameOf(stack), addresses),
    stack: stack.ref,
    address: addresses[0],
  }));
}

/** Of one whose plan says how much, but not what. */
function ofCounts(stack: RiskStack): RiskReason[] {
  const destroyed = stack.counts?.destroy ?? 0;
  if (stack.resources || destroyed === 0) return [];
  return [
    {
      code: 'destroys',
      level: raised('medium', stack),
      message: RISK_TEXTS.counted(nameOf(stack), destroyed),
      stack: stack.ref,
    },
  ];
}

/** One reason of all stacks that are alike; undefined where none is. */
function together(
  stacks: readonly RiskStack[],
  all: number,
  code: 'no-plan' | 'plan-failed' | 'stale-plan' | 'production' | 'shared',
  level: RiskLevel,
): RiskReason[] {
  if (stacks.length === 0) return [];
  return [
    {
      ...{ code, level },
      message: RISK_TEXTS[code](stacks.map(nameOf), all),
      ...(stacks.length === 1 && { stack: stacks[0].ref }),
    },
  ];
}

function ofStacks(stacks: readonly RiskStack[]): RiskReason[] {
  const planned = (plan: RiskStack['plan']) =>
    stacks.filter(each => each.plan === plan);
  const changing = stacks.filter(mayChange);
  const one = (
    some: readonly RiskStack[],
    code: Parameters<typeof together>[2],
    level: RiskLevel,
  ) => together(some, stacks.length, code, level);
  return [
    ...planned('succeeded').flatMap(each => [
      ...ofResources(each),
      ...ofCounts(each),
    ]),
    ...one(planned('failed'), 'plan-failed', 'unknown'),
    ...one(planned('stale'), 'stale-plan', 'unknown'),
    ...one(planned('none'), 'no-plan', 'unknown'),
    ...one(changing.filter(isProduction), 'production', 'medium'),
    ...one(changing.filter(isShared), 'shared', 'medium'),
    ...(changing.length > MANY
      ? [
          {
            code: 'many-stacks' as const,
            level: 'medium' as const,
            message: RISK_TEXTS.many(changing.length),
          },
        ]
      : []),
  ];
}

function ofGates(facts: RiskFacts): RiskReason[] {
  const { deviates, verdict, policyFailed, frozen, outside } = facts;
  const reason = (
    code: 'deviates' | 'budget' | 'policy' | 'frozen',
    level: RiskLevel,
    text: 'over-budget' | typeof code = code,
  ): RiskReason => ({ code, level, message: RISK_TEXTS[text] });
  const governing = outside.filter(path => GOVERNS.test(path));
  return [
    ...(policyFailed ? [reason('policy', 'high')] : []),
    ...(frozen ? [reason('frozen', 'high')] : []),
    ...(verdict === 'block' ? [reason('budget', 'high', 'over-budget')] : []),
    ...(verdict === 'warn' ? [reason('budget', 'medium')] : []),
    ...(deviates ? [reason('deviates', 'medium')] : []),
    ...(outside.length > 0
      ? [
          {
            code: 'outside-stacks' as const,
            level:
              governing.length > 0 ? ('medium' as const) : ('low' as const),
            message: RISK_TEXTS.outside(
              governing.length > 0 ? governing : outside,
            ),
          },
        ]
      : []),
  ];
}

const compare = (one: string, other: string) =>
  one < other ? -1 : Number(one > other);

/** The gravest first; the same reasons are always in the same order. */
const byGravity = (one: RiskReason, other: RiskReason) =>
  LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level) ||
  ORDER.indexOf(one.code) - ORDER.indexOf(other.code) ||
  compare(one.stack ?? '', other.stack ?? '');

/** Whether every stack was planned, and no plan changes anything. */
const isNothing = ({ stacks, outside }: RiskFacts) =>
  stacks.length > 0 &&
  outside.length === 0 &&
  stacks.every(each => each.plan === 'succeeded' && each.hasChanges === false);

/**
 * How carefully a pull request must be looked at, and why. What is not known is
 * said to be unknown, unless something else is certainly grave.
 */
export function judgeRisk(facts: RiskFacts): Risk {
  const all = [...ofStacks(facts.stacks), ...ofGates(facts)].sort(byGravity);
  const least: RiskLevel = isNothing(facts) ? 'none' : 'low';
  const level = all[0]?.level ?? least;
  return {
    level: LEVELS.indexOf(level) > LEVELS.indexOf(least) ? level : least,
    reasons: all.slice(0, MOST_REASONS),
  };
}
