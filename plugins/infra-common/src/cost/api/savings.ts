import { z } from 'zod';
import { amountSchema } from '../amount';
import { currencySchema } from '../estimate/estimate';
import { savingSchema } from '../savings/types';
import { savingProposalSchema } from './savingProposals';

const count = z.number().int().nonnegative();

/** Ways to pay less for one stack. */
export const stackSavingsSchema = z.object({
  /** Its name in addresses. */
  name: z.string(),
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
  /** What it costs now, by the same prices. */
  monthly: amountSchema,
  /** Together, without those that are questions; amounts of single ones must not be added. */
  certain: amountSchema,
  /** Together, if every question is answered with yes. */
  possible: amountSchema,
  /** Those that save most first, then those that cannot be computed. */
  savings: z.array(savingSchema),
  /** Pull requests for some of them that are open, or merged just now. */
  proposals: z.array(savingProposalSchema),
  /** Commit that was looked at. */
  commit: z.string(),
  foundAt: z.iso.datetime(),
});

export type StackSavings = z.output<typeof stackSavingsSchema>;

/** `GET /savings`: ways to pay less for all stacks that fit. */
export const savingsAnswerSchema = z.object({
  currency: currencySchema,
  /** Of the stacks that were looked at: what they cost, and could cost less. */
  monthly: amountSchema,
  certain: amountSchema,
  possible: amountSchema,
  /** Stacks that fit, and those of them that nobody looked at yet. */
  stacks: count,
  pending: count,
  /** Stacks with savings, the greatest first. */
  items: z.array(stackSavingsSchema),
  /** Stacks with savings that are not among the items. */
  more: count,
  /** Which prices: `price book 2026-10-05`. */
  source: z.string(),
  pricedAt: z.iso.datetime(),
  observedAt: z.iso.datetime(),
});

export type SavingsAnswer = z.output<typeof savingsAnswerSchema>;
