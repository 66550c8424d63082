import { z } from 'zod';

/** A project of a report that is no stack that is known. */
export const unmatchedCostSchema = z.object({
  id: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  commit: z.string(),
  /** As the report names it: hostile text. */
  project: z.string(),
  why: z.enum(['none', 'several']),
  /** Refs of stacks that it may be. */
  candidates: z.array(z.string()),
  receivedAt: z.iso.datetime(),
});

export type UnmatchedCost = z.output<typeof unmatchedCostSchema>;

/** `GET /unmatched`: the newest first. */
export const unmatchedCostsSchema = z.object({
  items: z.array(unmatchedCostSchema),
});

export type UnmatchedCosts = z.output<typeof unmatchedCostsSchema>;

/** `POST /unmatched/:id/match` */
export const matchCostSchema = z.strictObject({
  /** Ref of a stack of the same repository. */
  stack: z.string().min(1).max(1_000),
});
