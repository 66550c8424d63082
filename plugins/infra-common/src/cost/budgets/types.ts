import { z } from 'zod';
import { amountSchema } from '../amount';
import { currencySchema } from '../estimate';

/** What a budget is of; a service's key is `product/service`. */
export const BUDGET_KINDS = ['product', 'service', 'environment'] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

/** A limit of all stacks of a product, a service or an environment. */
export interface CostBudget {
  kind: BudgetKind;
  key: string;
  /** USD per month. */
  limit: string;
}

/** How a budget stands when a pull request is merged. */
export const BUDGET_STATES = ['below', 'near', 'over', 'crossed'] as const;

export const budgetLineSchema = z.object({
  kind: z.enum(BUDGET_KINDS),
  key: z.string(),
  limit: amountSchema,
  /** Of all its stacks, before and after. */
  before: amountSchema,
  after: amountSchema,
  /** *crossed*: from below the limit to above it; *over*: it was above before. */
  state: z.enum(BUDGET_STATES),
});

export type BudgetLine = z.output<typeof budgetLineSchema>;

/** Rules that exceptions of `portal.yaml` name. */
export const COST_RULES = ['cost-budget', 'cost-increase'] as const;
export type CostRule = (typeof COST_RULES)[number];

export const COST_REASONS = [
  'increase',
  'budget-crossed',
  'budget-over',
  'budget-near',
  /** Without `after` it could not be priced; with it, not all of it. */
  'unknown',
  'currency',
] as const;

export const costReasonSchema = z.object({
  code: z.enum(COST_REASONS),
  level: z.enum(['warn', 'block']),
  /** Of `increase` and `unknown`: the stack's ref. */
  stack: z.string().optional(),
  /** Of budgets. */
  kind: z.enum(BUDGET_KINDS).optional(),
  key: z.string().optional(),
  limit: amountSchema.optional(),
  before: amountSchema.optional(),
  after: amountSchema.optional(),
  /** Of `increase`, to one decimal: `34.5`. */
  percent: amountSchema.optional(),
  /** Of `currency`: what the estimates are in. */
  currency: z.string().optional(),
  /** Without these it would block: ids, and the first last day of theirs. */
  lifted: z
    .object({ exceptions: z.array(z.string()), until: z.iso.date() })
    .optional(),
});

export type CostReason = z.output<typeof costReasonSchema>;

export const COST_VERDICTS = ['pass', 'warn', 'block'] as const;

export const stackChangeSchema = z.object({
  /** As `formatStackRef` writes it. */
  stack: z.string(),
  /** Missing: nothing was known of it, as of a new one. */
  before: amountSchema.optional(),
  /** Missing: it could not be priced. */
  after: amountSchema.optional(),
  /** Only where `after` is known; all of it where nothing was before. */
  delta: amountSchema.optional(),
  /** Of `before`, to one decimal. */
  percent: amountSchema.optional(),
});

export type StackChange = z.output<typeof stackChangeSchema>;

/** What the standards say of the costs of a pull request. */
export const costJudgementSchema = z.object({
  verdict: z.enum(COST_VERDICTS),
  currency: currencySchema,
  /** Of the stacks whose change is known. */
  before: amountSchema,
  after: amountSchema,
  delta: amountSchema,
  percent: amountSchema.optional(),
  /** The worst first. */
  reasons: z.array(costReasonSchema),
  /** The greatest change first. */
  stacks: z.array(stackChangeSchema),
  /** Budgets that the pull request touches. */
  budgets: z.array(budgetLineSchema),
});

export type CostJudgement = z.output<typeof costJudgementSchema>;
