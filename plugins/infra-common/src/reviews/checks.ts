import { z } from 'zod';
import { gateSchema } from '../golden-path/api/gates';
import { reviewPlanSchema } from './review';

/**
 * `GET /reviews/…/checks`: what the portal itself finds of the files of a pull
 * request that is open. It takes seconds, so it is asked for beside the review.
 */
export const reviewChecksSchema = z.object({
  /** The commit that it is about. */
  head: z.string(),
  /**
   * *Simulated*, or only *checked*, of stacks of which the runner has no plan of
   * this commit: a stack that is there against the state that its files at the
   * merge base would have made, a new one against none.
   */
  plans: z.array(reviewPlanSchema),
  /** Format, arguments, plan and policies; empty: nothing of it is Terraform. */
  gates: z.array(gateSchema),
  /** Stacks that were left out, as there are too many. */
  more: z.number().int().nonnegative(),
  observedAt: z.iso.datetime(),
});

export type ReviewChecks = z.output<typeof reviewChecksSchema>;
