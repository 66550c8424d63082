import { COST_RULES } from '../cost/budgets/types';

/** What kind of rule an exception lifts. */
export const EXCEPTION_KINDS = ['policy', 'budget', 'drift', 'saving'] as const;

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Rules that are none of policies, by their names. */
const KIND_OF: Partial<Record<string, ExceptionKind>> = {
  ...Object.fromEntries(COST_RULES.map(rule => [rule, 'budget'])),
  drift: 'drift',
};

/** What an exception of this rule is about; what nobody else knows is a policy. */
export const exceptionKind = (rule: string): ExceptionKind =>
  (Object.hasOwn(KIND_OF, rule) && KIND_OF[rule]) ||
  (rule.startsWith('saving:') ? 'saving' : 'policy');

/**
 * How an exception stands. *ending*: its last day is within two weeks. *ended*:
 * it allows nothing any more. *unused*: it allows what nobody needs.
 */
export const EXCEPTION_STATES = [
  'ended',
  'unused',
  'ending',
  'active',
] as const;

export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** Days before its end from which an exception is called *ending*. */
export const EXCEPTION_ENDING_DAYS = 14;

const DAY = 24 * 60 * 60_000;

/** Days until the end of its last day, UTC; 0 on that day, negative after it. */
export function exceptionDaysLeft(until: string, now: Date): number {
  const today = Date.parse(now.toISOString().slice(0, 10));
  return Math.round((Date.parse(until) - today) / DAY);
}

/** How an exception stands; that it ended counts more than that it is unused. */
export function exceptionStanding(
  { until, unused }: { until: string; unused: boolean },
  now: Date,
): ExceptionState {
  const left = exceptionDaysLeft(until, now);
  if (left < 0) return 'ended';
  if (unused) return 'unused';
  return left <= EXCEPTION_ENDING_DAYS ? 'ending' : 'active';
}
