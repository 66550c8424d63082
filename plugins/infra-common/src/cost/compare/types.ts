import { z } from 'zod';
import { amountSchema } from '../amount';
import {
  COST_GRADES,
  COST_STATES,
  costComponentSchema,
  currencySchema,
} from '../estimate';

export const COST_CHANGE_KINDS = ['added', 'removed', 'changed'] as const;
export type CostChangeKind = (typeof COST_CHANGE_KINDS)[number];

/**
 * What of a component moved: its *price* of one unit, the *amount* that is
 * declared, the *usage* that is assumed, or whether it is *known* at all.
 */
export const COST_MOVES = ['price', 'amount', 'usage', 'known'] as const;
export type CostMove = (typeof COST_MOVES)[number];

/** A line of the bill on both sides; the one that is not there is left out. */
export const costComponentChangeSchema = z.object({
  kind: z.enum(COST_CHANGE_KINDS),
  /** Addresses of parts that lead to it from the resource. */
  path: z.array(z.string()),
  before: costComponentSchema.optional(),
  after: costComponentSchema.optional(),
  /** Of a month; what has no amount adds nothing. */
  change: amountSchema,
  moved: z.array(z.enum(COST_MOVES)),
});

export type CostComponentChange = z.output<typeof costComponentChangeSchema>;

/** A resource that differs. Its components' changes add up to its change. */
export const costResourceChangeSchema = z.object({
  kind: z.enum(COST_CHANGE_KINDS),
  address: z.string(),
  type: z.string().optional(),
  /** Month before and after, where it is there. */
  before: amountSchema.optional(),
  after: amountSchema.optional(),
  change: amountSchema,
  /** Those that differ, the greatest change first. */
  components: z.array(costComponentChangeSchema),
});

export type CostResourceChange = z.output<typeof costResourceChangeSchema>;

const sideSchema = z.object({
  grade: z.enum(COST_GRADES),
  source: z.string(),
  state: z.enum(COST_STATES),
  monthly: amountSchema,
  /** Components without an amount, which is missing in `monthly`. */
  unknown: z.number().int().nonnegative(),
  pricedAt: z.iso.datetime(),
});

/** What changed from one estimate to another. Changes of resources add up to it. */
export const estimateChangeSchema = z.object({
  currency: currencySchema,
  /** Absent: there was no stack. */
  before: sideSchema.optional(),
  /** Absent: there is none any more. */
  after: sideSchema.optional(),
  change: amountSchema,
  /** The greatest change first. */
  resources: z.array(costResourceChangeSchema),
  /** Resources on both sides that cost the same for the same reasons. */
  unchanged: z.number().int().nonnegative(),
});

export type EstimateChange = z.output<typeof estimateChangeSchema>;
