import { z } from 'zod';
import { amountSchema } from '../amount';
import { costJudgementSchema, COST_RULES } from '../budgets/types';
import {
  COST_GRADES,
  costCoverageSchema,
  currencySchema,
  estimateSchema,
} from '../estimate/estimate';
import { costExchangeSchema } from './costs';

const count = z.number().int().nonnegative();

/** How far the pricing of a pull request's newest commit is. */
export const PULL_COST_STATES = [
  /** Not priced yet. */
  'pending',
  /** Priced and judged. */
  'priced',
  /** It could not be priced at all: `failure` tells why. */
  'failed',
  /** It touches no stack. */
  'none',
] as const;

/** How the portal told the pull request what it found. */
const toldSchema = z.object({
  at: z.iso.datetime(),
  /** Why it could not be told; it is tried again. */
  failure: z.string().optional(),
});

/** What a pull request would change of the costs. */
export const pullCostSchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  number: count,
  /** Hostile text. */
  title: z.string(),
  url: z.string(),
  author: z.string(),
  branch: z.string(),
  open: z.enum(['open', 'merged', 'closed']),
  draft: z.boolean(),
  /** Commit at its head, and where it left the default branch. */
  head: z.string(),
  base: z.string().optional(),
  updatedAt: z.iso.datetime(),
  state: z.enum(PULL_COST_STATES),
  failure: z.string().optional(),
  /** Of the newest commit that was priced, which `judgedCommit` names. */
  judgement: costJudgementSchema.optional(),
  judgedCommit: z.string().optional(),
  /** When it was last held against budgets and exceptions. */
  judgedAt: z.iso.datetime().optional(),
  grade: z.enum(COST_GRADES).optional(),
  source: z.string().optional(),
  pricedAt: z.iso.datetime().optional(),
  coverage: costCoverageSchema.optional(),
  products: z.array(z.string()),
  owners: z.array(z.string()),
  environments: z.array(z.string()),
});

export type PullCost = z.output<typeof pullCostSchema>;

/** `GET /pull-requests`: those that fit, the greatest change first. */
export const pullCostsSchema = z.object({
  items: z.array(pullCostSchema),
  observedAt: z.iso.datetime(),
});

export type PullCosts = z.output<typeof pullCostsSchema>;

/** A stack that a pull request touches, before and after. */
export const pullStackCostSchema = z.object({
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  /** Its name in addresses; absent of one that only the pull request has. */
  name: z.string().optional(),
  dir: z.string(),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
  owner: z.string().optional(),
  change: z.enum(['added', 'removed', 'changed']),
  before: estimateSchema.optional(),
  after: estimateSchema.optional(),
});

export type PullStackCost = z.output<typeof pullStackCostSchema>;

/** One push of a pull request: how its estimate drifted. */
export const pullPushSchema = z.object({
  commit: z.string(),
  at: z.iso.datetime(),
  state: z.enum(PULL_COST_STATES),
  verdict: costJudgementSchema.shape.verdict.optional(),
  before: amountSchema.optional(),
  after: amountSchema.optional(),
  delta: amountSchema.optional(),
});

export type PullPush = z.output<typeof pullPushSchema>;

/** A pull request of the standards that would lift what blocks another one. */
export const costExceptionProposalSchema = z.object({
  rule: z.enum(COST_RULES),
  pullRequest: z.object({ number: count, url: z.string() }),
  state: z.enum(['open', 'merged', 'closed']),
  createdAt: z.iso.datetime(),
});

export type CostExceptionProposal = z.output<
  typeof costExceptionProposalSchema
>;

/** `GET /pull-requests/:host/:owner/:name/:number` */
export const pullCostDetailSchema = pullCostSchema.extend({
  stacks: z.array(pullStackCostSchema),
  /** Exceptions that were proposed for it here, the newest first. */
  exceptions: z.array(costExceptionProposalSchema).optional(),
  /** Where the configuration names another currency to show. */
  exchange: costExchangeSchema.optional(),
  /** The newest first. */
  pushes: z.array(pullPushSchema),
  /** Check run and comment; absent where the configuration wants none. */
  check: toldSchema.optional(),
  comment: toldSchema.optional(),
});

export type PullCostDetail = z.output<typeof pullCostDetailSchema>;

/**
 * `GET /pending`: what open pull requests would make of the costs. Steps add up
 * exactly: today and all deltas are `after`.
 */
export const pendingCostsSchema = z.object({
  currency: currencySchema,
  today: amountSchema,
  after: amountSchema,
  /** Limit of all that fits, where the standards have one for exactly that. */
  budget: amountSchema.optional(),
  steps: z.array(
    z.object({
      repository: z.string(),
      number: count,
      title: z.string(),
      draft: z.boolean(),
      verdict: costJudgementSchema.shape.verdict,
      /** Of the stacks that fit only. */
      delta: amountSchema,
    }),
  ),
  /** Open pull requests that touch stacks and have no amount. */
  unknown: z.array(
    z.object({
      repository: z.string(),
      number: count,
      title: z.string(),
      failure: z.string().optional(),
    }),
  ),
  exchange: costExchangeSchema.optional(),
  observedAt: z.iso.datetime(),
});

export type PendingCosts = z.output<typeof pendingCostsSchema>;

/** Wish for an exception; `POST /pull-requests/…/exception` opens its pull request. */
export const costExceptionRequestSchema = z.strictObject({
  rule: z.enum(COST_RULES),
  /** Folders of stacks that the pull request touches. */
  stacks: z.array(z.string().min(1).max(1_000)).min(1).max(50),
  /** Its last day, UTC; at most half a year away. */
  until: z.iso.date(),
  reason: z.string().trim().min(10).max(500),
});

export type CostExceptionRequest = z.output<typeof costExceptionRequestSchema>;

/** What the exception would change: shown before anything is opened. */
export const costExceptionPreviewSchema = z.object({
  title: z.string(),
  branch: z.string(),
  commit: z.string(),
  files: z.array(z.object({ path: z.string(), diff: z.string() })),
  digest: z.string(),
  /** Who must approve it, as code owners of the standards say. */
  approvers: z.array(z.string()),
  /** What the verdict would be with it. */
  verdict: costJudgementSchema.shape.verdict,
  pullRequest: z.object({ number: count, url: z.string() }).optional(),
});

export type CostExceptionPreview = z.output<typeof costExceptionPreviewSchema>;

export const openCostExceptionSchema = z.strictObject({
  request: costExceptionRequestSchema,
  /** Of the preview that was looked at. */
  digest: z.string().min(1).max(100),
});

export type OpenCostException = z.output<typeof openCostExceptionSchema>;

export const openedCostExceptionSchema = z.object({
  number: count,
  url: z.string(),
  created: z.boolean(),
});

export type OpenedCostException = z.output<typeof openedCostExceptionSchema>;

/** Signals that costs of pull requests changed; the browser asks again. */
export const PULL_COSTS_CHANNEL = 'infra-cost:pull-requests';
