import { z } from 'zod';
import { lockSchema } from './locks';
import { runSchema, runStackSchema, staleSourceSchema } from './run';

/** How long something usually takes, by what was seen. */
export const usualTimeSchema = z.object({
  /** Seconds. */
  median: z.number().nonnegative(),
  /** How many times it was taken from. */
  count: z.number().int().positive(),
});

export type UsualTime = z.infer<typeof usualTimeSchema>;

/** A run as far as its pull request shows it. */
export const pullRunSchema = runSchema
  .pick({
    id: true,
    state: true,
    at: true,
    finishedAt: true,
    commit: true,
    actor: true,
    hasChanges: true,
    counts: true,
    problem: true,
    jobUrl: true,
    blockedBy: true,
  })
  .extend({
    /**
     * It failed by its commit status alone: the comment that says why is still on
     * its way, or never comes. A plan may turn out to wait for another pull request.
     */
    isUnexplained: z.boolean().optional(),
  });

export type PullRun = z.infer<typeof pullRunSchema>;

/** What holds a stack now. */
export const pullLockSchema = lockSchema.pick({
  pullRequest: true,
  user: true,
  since: true,
  observedAt: true,
  hint: true,
});

export type PullLock = z.infer<typeof pullLockSchema>;

/** One stack of a pull request, with the newest run of each command. */
export const pullStackSchema = runSchema
  .pick({ dir: true, workspace: true, project: true })
  .extend({
    /** Undefined: the list of stacks does not know it, or does not yet. */
    stack: runStackSchema.optional(),
    plan: pullRunSchema.optional(),
    policyCheck: pullRunSchema.optional(),
    apply: pullRunSchema.optional(),
    lock: pullLockSchema.optional(),
  });

export type PullStack = z.infer<typeof pullStackSchema>;

/** How far the stacks of a pull request are, for whoever shows its way. */
export const pullRunsSchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  number: z.number().int().positive(),
  /**
   * First word of comments that Atlantis listens to there; undefined: no server
   * of the configuration serves the repository.
   */
  executable: z.string().optional(),
  stacks: z.array(pullStackSchema),
  /** Undefined where too few are known. */
  usual: z.object({
    /** A plan. */
    plan: usualTimeSchema.optional(),
    /** From the end of a plan to the apply: review and decision. */
    decision: usualTimeSchema.optional(),
    /** An apply. */
    apply: usualTimeSchema.optional(),
    /** How long stacks are held. */
    lock: usualTimeSchema.optional(),
  }),
  /** Commit of the default branch that its stacks were last read at. */
  readCommit: z.string().optional(),
  /** When the forge was last asked about runs of the repository. */
  observedAt: z.iso.datetime().optional(),
  /** What could not be asked since. */
  stale: z.array(staleSourceSchema),
});

export type PullRuns = z.infer<typeof pullRunsSchema>;
