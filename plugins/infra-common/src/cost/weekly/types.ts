import { z } from 'zod';
import { amountSchema } from '../amount';
import { COST_CAUSES } from '../api/costs';
import { BUDGET_KINDS } from '../budgets/types';
import { costCoverageSchema, currencySchema } from '../estimate';

const count = z.number().int().nonnegative();

export const WEEK_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Languages that reports are written in. */
export const REPORT_LANGUAGES = ['en', 'ko'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** When reports are sent, and in which language. */
export const weeklyScheduleSchema = z.strictObject({
  day: z.enum(WEEK_DAYS),
  /** By the clock of the time zone, such as `09:00`. */
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
  /** Of the IANA database, such as `Asia/Seoul`. */
  timeZone: z.string().refine(isTimeZone, {
    error: 'must be a time zone such as Asia/Seoul or UTC',
  }),
  language: z.enum(REPORT_LANGUAGES),
});

export type WeeklySchedule = z.output<typeof weeklyScheduleSchema>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** *below*: less than the share that warns; *over*: more than the limit. */
export const BUDGET_LEVELS = ['below', 'near', 'over'] as const;

/** How a budget stands now. */
export const budgetStandSchema = z.object({
  kind: z.enum(BUDGET_KINDS),
  key: z.string(),
  /** USD per month. */
  limit: amountSchema,
  /** Of all its stacks, whoever owns them. */
  monthly: amountSchema,
  level: z.enum(BUDGET_LEVELS),
});

export type BudgetStand = z.output<typeof budgetStandSchema>;

/** A stack whose cost changed in a week, and why. */
export const weeklyChangeSchema = z.object({
  name: z.string(),
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  /** *new*: it had no value before; *gone*: it is not there any more. */
  kind: z.enum(['changed', 'new', 'gone']),
  /** Now; `0` where it is gone. */
  monthly: amountSchema,
  change: amountSchema,
  /** What moved it most in the week, where that is known. */
  cause: z.enum(COST_CAUSES).optional(),
  commit: z.string().optional(),
  /** First line of the commit's message: hostile text. */
  title: z.string().optional(),
  pullRequest: count.optional(),
  /** Address of the commit. */
  url: z.string().optional(),
  /** What moved it besides. */
  others: count,
});

export type WeeklyChange = z.output<typeof weeklyChangeSchema>;

/** What the stacks of an owner cost now and a week ago. Money is of a month. */
export const weeklyReportSchema = z.object({
  /** Entity ref; empty: stacks that nobody owns. */
  owner: z.string(),
  currency: currencySchema,
  monthly: amountSchema,
  /** A week ago; missing where no stack had a value then. */
  before: amountSchema.optional(),
  /** Sum of what all stacks changed by, those of `changes` and `rest`. */
  change: amountSchema,
  /** The greatest, either way. */
  changes: z.array(weeklyChangeSchema),
  rest: z.object({ stacks: count, change: amountSchema }),
  stacks: count,
  /** Stacks without a value, and those whose value is the last good one. */
  unknown: count,
  failing: count,
  coverage: costCoverageSchema,
  otherCurrencies: z.record(z.string(), count),
  /** Budgets that stacks of the owner count for; the worst first. */
  budgets: z.array(budgetStandSchema),
  savings: z
    .object({
      /** Together, without questions. */
      certain: amountSchema,
      possible: amountSchema,
      /** Stacks that nobody looked at yet. */
      pending: count,
    })
    .optional(),
  /** Changes after this moment count. */
  since: z.iso.datetime(),
  /** Of the oldest price. */
  pricedAt: z.iso.datetime().optional(),
  observedAt: z.iso.datetime(),
});

export type WeeklyReport = z.output<typeof weeklyReportSchema>;
