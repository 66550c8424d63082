import { z } from 'zod';
import { amountSchema } from '../amount';
import { currencySchema } from '../estimate/estimate';
import { LEFT_SAVINGS } from '../savings/left';
import { SAVING_QUESTIONS } from '../savings/questions';
import { savingSchema } from '../savings/types';

/** Savings that one pull request may have. */
const MOST_SAVINGS = 50;
const id = z.string().min(1).max(2_000);

/** Savings of one stack to propose together, by their ids. */
export const savingProposalRequestSchema = z.strictObject({
  savings: z.array(id).min(1).max(MOST_SAVINGS),
});

export type SavingProposalRequest = z.infer<typeof savingProposalRequestSchema>;

/** A question about a saving; as an answer it says yes. */
export const savingQuestionSchema = z.strictObject({
  /** Id of the saving. */
  saving: id,
  fact: z.enum(SAVING_QUESTIONS),
});

export type AskedSaving = z.infer<typeof savingQuestionSchema>;

const pullRequest = { number: z.number().int().positive(), url: z.string() };

/** What a pull request would change, and what comes of it. */
export const savingProposalPreviewSchema = z.object({
  title: z.string(),
  branch: z.string(),
  /** Commit of the default branch it starts from. */
  commit: z.string(),
  /** Unified diffs; none: nothing can be written, and it cannot be opened. */
  files: z.array(z.object({ path: z.string(), diff: z.string() })),
  /** Those that it makes come true, the greatest first. */
  savings: z.array(savingSchema),
  /** Those that it does not, and why. */
  left: z.array(
    z.object({
      id: z.string(),
      why: z.enum(LEFT_SAVINGS),
      address: z.string().optional(),
      /** Id of the saving that it does not go with. */
      with: z.string().optional(),
    }),
  ),
  currency: currencySchema,
  /** What the stack costs in a month, now and then. */
  before: amountSchema,
  after: amountSchema,
  /** The difference of the two, together. */
  monthly: amountSchema,
  /**
   * By how much the estimate of the files falls when it is merged: less than
   * `monthly` where some of it follows from use that no file declares.
   */
  declared: amountSchema,
  /** To be answered by yes before it is opened. */
  questions: z.array(savingQuestionSchema),
  /** Which prices: `price book 2026-10-05`. */
  source: z.string(),
  pricedAt: z.iso.datetime(),
  /** SHA-256 of what is proposed; opening it asks for this. */
  digest: z.string(),
  /** The same is proposed already. */
  pullRequest: z.object(pullRequest).optional(),
});

export type SavingProposalPreview = z.infer<typeof savingProposalPreviewSchema>;

/** Opens what was looked at. */
export const openSavingProposalSchema = savingProposalRequestSchema.extend({
  /** Of the preview that somebody looked at. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'is not a digest of a preview'),
  answers: z.array(savingQuestionSchema).max(4 * MOST_SAVINGS),
});

export type OpenSavingProposal = z.infer<typeof openSavingProposalSchema>;

export const openedSavingProposalSchema = z.object({
  ...pullRequest,
  /** False: it was open already. */
  created: z.boolean(),
});

export type OpenedSavingProposal = z.infer<typeof openedSavingProposalSchema>;

/** A pull request that the portal opened for savings of a stack. */
export const savingProposalSchema = z.object({
  /** Ids of the savings. */
  savings: z.array(z.string()),
  pullRequest: z.object(pullRequest),
  /** *merged*: the stack was not looked at since. */
  state: z.enum(['open', 'merged']),
  /** What they come to together in a month, as it was opened. */
  monthly: amountSchema,
  createdAt: z.iso.datetime(),
  /** Entity ref of who asked for it. */
  createdBy: z.string(),
});

export type SavingProposal = z.infer<typeof savingProposalSchema>;
