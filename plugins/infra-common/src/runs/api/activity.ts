import { z } from 'zod';
import { staleSourceSchema } from './run';

const count = z.number().int().nonnegative();

/** What ran on one day, in UTC. */
export const activityDaySchema = z.object({
  /** `2026-11-22` */
  date: z.iso.date(),
  plans: count,
  applies: count,
  policyChecks: count,
  succeeded: count,
  failed: count,
  /** Discarded, or nobody said how it ended. */
  other: count,
});

export type ActivityDay = z.infer<typeof activityDaySchema>;

/** What runs, waits and failed. */
export const runActivitySchema = z.object({
  /** Each day once, also those without runs; the oldest first. */
  days: z.array(activityDaySchema),
  /** Runs that are running now. */
  active: count,
  /** Runs that wait for a lock now. */
  waiting: count,
  /** Runs of these days that failed. */
  failed: count,
  observedAt: z.iso.datetime().optional(),
  stale: z.array(staleSourceSchema),
});

export type RunActivity = z.infer<typeof runActivitySchema>;
