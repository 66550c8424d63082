import { z } from 'zod';
import { runPullRequestSchema, runStackSchema } from './run';

const time = z.iso.datetime();

/** What would free a stack soonest. */
export const UNLOCK_HINTS = [
  /** The pull request is merged or closed, its lock can go. */
  'unlock-finished',
  /** Nothing happened in the pull request for two weeks: close it. */
  'close-stale',
  /** Its plan is there: apply it and merge. */
  'apply',
  /** What ran last failed: whoever opened it has to mend it, or unlock. */
  'ask-owner',
  /** Atlantis is at work on it. */
  'running',
  /** Drift detection holds it for as long as that plan takes. */
  'wait',
] as const;

export type UnlockHint = (typeof UNLOCK_HINTS)[number];

/** A pull request that wants a stack which another one holds. */
export const lockWaiterSchema = runPullRequestSchema.extend({
  since: time,
  actor: z.string().optional(),
});

export type LockWaiter = z.infer<typeof lockWaiterSchema>;

/** A stack that Atlantis holds for a pull request. */
export const lockSchema = z.object({
  /** Of the server and the lock together. */
  id: z.string(),
  /** Address of the Atlantis server. */
  server: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  dir: z.string(),
  workspace: z.string(),
  project: z.string().optional(),
  stack: runStackSchema.optional(),
  /** Undefined: drift detection or a call of the API holds it. */
  pullRequest: runPullRequestSchema
    .extend({ state: z.enum(['open', 'merged', 'closed']).optional() })
    .optional(),
  user: z.string().optional(),
  since: time,
  /** When Atlantis last said so. */
  observedAt: time,
  /** First who comes next. */
  waiting: z.array(lockWaiterSchema),
  hint: z.enum(UNLOCK_HINTS).optional(),
});

export type Lock = z.infer<typeof lockSchema>;

/** An Atlantis server, and how asking it went. */
export const atlantisServerSchema = z.object({
  url: z.string(),
  version: z.string().optional(),
  /** When its locks were last told; undefined: never. */
  observedAt: time.optional(),
  /** Why they could not be asked for since; those shown are from before. */
  failure: z.object({ message: z.string(), since: time }).optional(),
});

export type AtlantisServer = z.infer<typeof atlantisServerSchema>;

export const locksSchema = z.object({
  /** Those that hold others up first, then the oldest. */
  items: z.array(lockSchema),
  servers: z.array(atlantisServerSchema),
  /** How long stacks are usually held, seconds; undefined: too few are known. */
  usualWait: z
    .object({
      median: z.number().nonnegative(),
      /** How many waits it was taken from. */
      count: z.number().int().positive(),
    })
    .optional(),
});

export type Locks = z.infer<typeof locksSchema>;
