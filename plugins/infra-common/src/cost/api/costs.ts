import { z } from 'zod';
import { amountSchema } from '../amount';
import {
  COST_GRADES,
  COST_STATES,
  costCoverageSchema,
  currencySchema,
  estimateSchema,
} from '../estimate';

const count = z.number().int().nonnegative();

/** What costs can be put together by. */
export const COST_DIMENSIONS = [
  'product',
  'owner',
  'environment',
  'service',
  'repository',
] as const;
export type CostDimension = (typeof COST_DIMENSIONS)[number];

/** A dimension, or a tag that costs are kept by: `tag:Team`. */
export const costGroupingSchema = z.union([
  z.enum(COST_DIMENSIONS),
  z.templateLiteral(['tag:', z.string().min(1).max(128)]),
]);
export type CostGrouping = z.output<typeof costGroupingSchema>;

/** Since when newer attempts fail, and why the last one did. */
const failingSchema = z.object({
  since: z.iso.datetime(),
  message: z.string(),
});

/** What a stack costs now: the newest good estimate of its main branch. */
export const currentCostSchema = z.object({
  currency: currencySchema,
  grade: z.enum(COST_GRADES),
  source: z.string(),
  state: z.enum(COST_STATES),
  monthly: amountSchema,
  usage: amountSchema,
  coverage: costCoverageSchema,
  /** Commit that was priced. */
  commit: z.string(),
  pricedAt: z.iso.datetime(),
  /** Since when newer attempts failed, and why: this is the last good value. */
  failing: failingSchema.optional(),
});

export type CurrentCost = z.output<typeof currentCostSchema>;

/** A stack in a list of costs; without `cost` nothing is known yet. */
export const stackCostSchema = z.object({
  /** Its name in addresses. */
  name: z.string(),
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  repository: z.string(),
  dir: z.string(),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
  owner: z.string().optional(),
  cost: currentCostSchema.optional(),
  /** Why it has no newer value, or none at all. */
  failing: failingSchema.optional(),
  /** Change of `monthly` in the last 30 days; absent without a value before. */
  change: amountSchema.optional(),
});

export type StackCost = z.output<typeof stackCostSchema>;

export const COST_ORDERS = ['cost', 'change', 'name'] as const;

/** `GET /stacks` */
export const stackCostPageSchema = z.object({
  items: z.array(stackCostSchema),
  total: count,
  nextCursor: z.string().optional(),
});

export type StackCostPage = z.output<typeof stackCostPageSchema>;

/** Everything of one stack: `GET /stacks/:name`. */
export const stackCostDetailSchema = stackCostSchema.extend({
  estimate: estimateSchema.optional(),
});

export type StackCostDetail = z.output<typeof stackCostDetailSchema>;

/** Why a point differs from the one before. */
export const COST_CAUSES = ['code', 'prices', 'source'] as const;

/** One value in the history of a stack. */
export const costPointSchema = z.object({
  /** Of its estimate: what `GET /stacks/:name/compare` takes. */
  id: z.string(),
  at: z.iso.datetime(),
  monthly: amountSchema,
  commit: z.string(),
  /** Address of the commit. */
  url: z.string().optional(),
  /** First line of the commit's message. */
  title: z.string().optional(),
  pullRequest: count.optional(),
  grade: z.enum(COST_GRADES),
  cause: z.enum(COST_CAUSES),
});

export type CostPoint = z.output<typeof costPointSchema>;

/** `GET /stacks/:name/history`: the oldest first. */
export const costHistorySchema = z.object({
  currency: currencySchema,
  points: z.array(costPointSchema),
});

export type CostHistory = z.output<typeof costHistorySchema>;

/** What one unit of the summary's currency is in another one, for reading only. */
export const costExchangeSchema = z.object({
  currency: currencySchema,
  rate: amountSchema,
  date: z.iso.date(),
});

export type CostExchange = z.output<typeof costExchangeSchema>;

/** `GET /summary`: all that fits a filter, together. */
export const costSummarySchema = z.object({
  currency: currencySchema,
  monthly: amountSchema,
  usage: amountSchema,
  /** Change in the last 30 days. */
  change: amountSchema.optional(),
  stacks: count,
  /** Stacks without a value, and those whose value is the last good one. */
  unknown: count,
  failing: count,
  coverage: costCoverageSchema,
  /** Other currencies are not added: how many stacks are in each. */
  otherCurrencies: z.record(z.string(), count),
  /** By each dimension, the greatest first. An empty key: it has none. */
  groups: z.record(
    z.enum(COST_DIMENSIONS),
    z.array(
      z.object({
        key: z.string(),
        monthly: amountSchema,
        change: amountSchema.optional(),
        stacks: count,
        /** Limit of a month, of products and environments that have one. */
        budget: amountSchema.optional(),
      }),
    ),
  ),
  movers: z.array(
    z.object({
      name: z.string(),
      ref: z.string(),
      product: z.string().optional(),
      environment: z.string().optional(),
      monthly: amountSchema,
      change: amountSchema,
    }),
  ),
  /** Present where the portal's configuration names a rate. */
  exchange: costExchangeSchema.optional(),
  /** Of the oldest price. */
  pricedAt: z.iso.datetime().optional(),
  observedAt: z.iso.datetime(),
});

export type CostSummary = z.output<typeof costSummarySchema>;

/** `GET /days`: totals at the end of each day, the oldest first. */
export const costDaysSchema = z.object({
  currency: currencySchema,
  dimension: costGroupingSchema.optional(),
  days: z.array(
    z.object({
      date: z.iso.date(),
      monthly: amountSchema,
      /** By the keys of the dimension. */
      by: z.record(z.string(), amountSchema).optional(),
    }),
  ),
});

export type CostDays = z.output<typeof costDaysSchema>;

/** Signals that costs changed; the browser asks again. */
export const COSTS_CHANNEL = 'infra-cost:costs';
