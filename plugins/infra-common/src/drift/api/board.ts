import { z } from 'zod';
import {
  runPullRequestSchema,
  runStackSchema,
  staleSourceSchema,
} from '../../runs';
import { DRIFT_CAUSES, driftEpisodeSchema } from './episode';

const count = z.number().int().nonnegative();
const time = z.iso.datetime();

/**
 * How a stack stands. *unchecked*: never looked at, or the last good look is
 * older than what is configured as too old. *failed*: the newest look failed,
 * what was known before is still shown. *snoozed*: drifted, and silenced.
 */
export const DRIFT_STATES = [
  'drifted',
  'snoozed',
  'failed',
  'unchecked',
  'clean',
] as const;

export type DriftState = (typeof DRIFT_STATES)[number];

export const stackDriftSchema = z.object({
  stack: runStackSchema,
  owner: z.string().optional(),
  state: z.enum(DRIFT_STATES),
  /** The newest look that said clean or drifted; absent: there was none. */
  checkedAt: time.optional(),
  /** Who looked: `Atlantis`, or the CI that reported. */
  checkedBy: z.string().optional(),
  /** The newest look said nothing: why, since when. */
  problem: z.object({ message: z.string(), since: time }).optional(),
  /** A pull request holds the stack, so that it could not be looked at. */
  lockedBy: runPullRequestSchema.optional(),
  /** When the portal has it looked at next; absent: nobody is asked to. */
  nextCheckAt: time.optional(),
  /** It is being looked at now. */
  checking: z.boolean(),
  /** Of the drift that lasts. */
  episode: driftEpisodeSchema.optional(),
});

export type StackDrift = z.infer<typeof stackDriftSchema>;

/** Stacks that fit the filter, worst first, and what they have in common. */
export const driftPageSchema = z.object({
  items: z.array(stackDriftSchema),
  nextCursor: z.string().optional(),
  /** Of all that fit the filter without its state and cause. */
  states: z.record(z.enum(DRIFT_STATES), count),
  /** Drifts that last and are not snoozed, by what probably caused them. */
  causes: z.array(
    z.object({ cause: z.enum(DRIFT_CAUSES), stacks: count, resources: count }),
  ),
  /** Whether anybody looks for drift in any repository. */
  configured: z.boolean(),
  /** A good look older than this many seconds counts as unchecked. */
  staleAfter: z.number().positive(),
  stale: z.array(staleSourceSchema),
});

export type DriftPage = z.infer<typeof driftPageSchema>;

/** Of one day in UTC. */
export const driftDaySchema = z.object({
  date: z.iso.date(),
  /** Stacks that had drifted at its end. */
  drifted: count,
  opened: count,
  ended: count,
  /** Stacks with a good look on that day. */
  checked: count,
});

export type DriftDay = z.infer<typeof driftDaySchema>;

export const driftTrendSchema = z.object({
  /** Each day once; the oldest first. */
  days: z.array(driftDaySchema),
  /** Stacks that there are now. */
  stacks: count,
  /** From first seen to gone, seconds, of episodes that ended in these days. */
  repair: z
    .object({ mean: z.number(), median: z.number(), count: count })
    .optional(),
});

export type DriftTrend = z.infer<typeof driftTrendSchema>;

/** One stack, with its past. */
export const stackDriftDetailSchema = z.object({
  current: stackDriftSchema,
  /** The newest first, at most 50. */
  episodes: z.array(driftEpisodeSchema),
  /** The newest first, at most 30. */
  checks: z.array(
    z.object({
      at: time,
      result: z.enum(['clean', 'drifted', 'locked', 'failed']),
      source: z.string(),
      message: z.string().optional(),
    }),
  ),
});

export type StackDriftDetail = z.infer<typeof stackDriftDetailSchema>;
