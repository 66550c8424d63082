import { z } from 'zod';
import { amountSchema } from '../amount';

const count = z.number().int().nonnegative();

/** Three capital letters of ISO 4217. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** What cannot be told of a component, and why its cost is missing. */
export const COST_GAPS = ['price', 'usage', 'value'] as const;

/**
 * One line of a bill. `monthly` is null where it cannot be told, which `gap`
 * explains: no *price* is known, nobody knows the *usage*, or a *value* of the
 * resource is only known when it is applied. Zero is a cost of zero.
 */
export const costComponentSchema = z.object({
  name: z.string(),
  /** `hours`, `GB`, `vCPU`: what the price is of. */
  unit: z.string(),
  /** Units in a month. */
  quantity: amountSchema.nullable(),
  /** Of one unit. */
  price: amountSchema.nullable(),
  monthly: amountSchema.nullable(),
  /** Follows from what is used, not from what is declared. */
  usageBased: z.boolean(),
  gap: z.enum(COST_GAPS).optional(),
  /** How the quantity came about: `2 tasks × 0.5 vCPU × 730 h`. */
  formula: z.string().optional(),
  /** Key of the price in the price book. */
  priceKey: z.string().optional(),
  /** The usage that was assumed: a name of `USAGE_KEYS` and its value. */
  assumed: z.object({ key: z.string(), value: amountSchema }).optional(),
});

export type CostComponent = z.output<typeof costComponentSchema>;

export const COST_TAGGINGS = ['whole', 'part', 'none'] as const;
export type CostTagging = (typeof COST_TAGGINGS)[number];

/** A resource and what it costs: its components and its parts together. */
export interface CostResource {
  /** Full address in Terraform. */
  address: string;
  type?: string;
  /** Sum of what is known. */
  monthly: string;
  /** The part of it that follows from usage. */
  usage: string;
  components: CostComponent[];
  /** A volume of an instance, an instance of a group. */
  parts: CostResource[];
  file?: string;
  line?: number;
  /** Those of its provider among them, where they are known. */
  tags?: Record<string, string>;
  /** Tags that it has with a value that is not known. */
  openTags?: string[];
  /**
   * Whether it has no other tags (*whole*), may have some (*part*), or takes
   * none. Absent: nobody said.
   */
  tagging?: CostTagging;
}

export const costResourceSchema: z.ZodType<CostResource> = z.lazy(() =>
  z.object({
    address: z.string(),
    type: z.string().optional(),
    monthly: amountSchema,
    usage: amountSchema,
    components: z.array(costComponentSchema),
    parts: z.array(costResourceSchema),
    file: z.string().optional(),
    line: count.optional(),
    tags: z.record(z.string(), z.string()).optional(),
    openTags: z.array(z.string()).optional(),
    tagging: z.enum(COST_TAGGINGS).optional(),
  }),
);

/** How much of a stack its amount speaks of. Every count is of resources, but the last two. */
export const costCoverageSchema = z.object({
  detected: count,
  /** Have at least one component with a cost. */
  priced: count,
  /** Cost nothing by design: roles, rules, records. */
  free: count,
  /** Nothing is known of their type; by type in `unsupportedTypes`. */
  unsupported: count,
  unsupportedTypes: z.record(z.string(), count),
  /** Components without a known price. */
  missingPrices: count,
  /** Components whose usage nobody knows. */
  unknownUsage: count,
});

export type CostCoverage = z.output<typeof costCoverageSchema>;

export const costProblemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  /** In English, as its source says it, without hidden characters. */
  message: z.string(),
  /** Of Infracost: 101 and up. */
  code: z.number().optional(),
  address: z.string().optional(),
});

export type CostProblem = z.output<typeof costProblemSchema>;

/** Who made an estimate: the real Infracost, or the portal from its price book. */
export const COST_GRADES = ['infracost', 'price-book'] as const;
export type CostGrade = (typeof COST_GRADES)[number];

/**
 * *ok*: all that is declared has a price. *partial*: something is left out, see
 * coverage and problems. *failed*: the amount means nothing and is never shown
 * as one.
 */
export const COST_STATES = ['ok', 'partial', 'failed'] as const;
export type CostState = (typeof COST_STATES)[number];

/** Projected cost of one stack, in a month of 730 hours. */
export const estimateSchema = z.object({
  currency: currencySchema,
  grade: z.enum(COST_GRADES),
  /** What made it: `Infracost breakdown`, `price book 2026-10-05`. */
  source: z.string(),
  state: z.enum(COST_STATES),
  monthly: amountSchema,
  /** The part of `monthly` that follows from usage; the rest is the baseline. */
  usage: amountSchema,
  resources: z.array(costResourceSchema),
  coverage: costCoverageSchema,
  problems: z.array(costProblemSchema),
  /** When the prices were read or the run was made. */
  pricedAt: z.iso.datetime(),
});

export type Estimate = z.output<typeof estimateSchema>;
