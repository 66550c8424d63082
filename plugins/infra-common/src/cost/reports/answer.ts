import { z } from 'zod';
import { COST_STATES } from '../estimate';

/** What the portal says to a report of costs that it keeps: 202. */
export const costReportAnswerSchema = z.object({
  id: z.string(),
  projects: z.array(
    z.object({
      name: z.string(),
      state: z.enum(COST_STATES),
      /** Ref of the stack that it is. */
      stack: z.string().optional(),
      /** Why it is none; whoever may can match it in the portal. */
      unmatched: z.string().optional(),
    }),
  ),
  /** The same was sent before, and nothing changed. */
  duplicate: z.boolean(),
});

export type CostReportAnswer = z.output<typeof costReportAnswerSchema>;
