import { z } from 'zod';
import {
  RESOURCE_ACTIONS,
  runCountsSchema,
  runPullRequestSchema,
  runStackSchema,
} from '../../runs';
import { textSchema } from '../../texts';

const time = z.iso.datetime();

/** Why reality is not as the code says: a guess, from what the plan shows. */
export const DRIFT_CAUSES = [
  /** The code is newer than what was last applied. */
  'code-not-applied',
  /** Only tags differ. */
  'tags-only',
  /** What a scaler moves by itself: desired counts, capacities. */
  'autoscaling',
  /** The provider or Terraform reads or defaults it in another way now. */
  'provider-upgrade',
  /** Somebody changed it outside of the code. */
  'manual-change',
  /** The source said that there is drift, but not of what. */
  'unknown',
] as const;

export type DriftCause = (typeof DRIFT_CAUSES)[number];

/** One argument that differs. Sensitive values are not there. */
export const driftAttributeSchema = z.object({
  /** As `tags.team` or `ingress[0].cidr_blocks`. */
  path: z.string(),
  /** What is there, as the plan prints it; absent: nothing, or hidden. */
  actual: z.string().optional(),
  /** What the code says, as the plan prints it; absent: nothing, or hidden. */
  wanted: z.string().optional(),
});

export type DriftAttribute = z.infer<typeof driftAttributeSchema>;

export const driftResourceSchema = z.object({
  address: z.string(),
  /** What an apply would do to it. */
  action: z.enum(RESOURCE_ACTIONS),
  attributes: z.array(driftAttributeSchema),
  cause: z.enum(DRIFT_CAUSES),
});

export type DriftResource = z.infer<typeof driftResourceSchema>;

/** How an episode ended. */
export const DRIFT_ENDINGS = [
  /** An apply made reality what the code says. */
  'applied',
  /** The code now says what is there. */
  'adopted',
  /** It went as it came: nobody applied or changed the code. */
  'went-away',
  /** The stack is no more. */
  'stack-gone',
] as const;

/** Pull requests of the portal that answer an episode. */
export const DRIFT_ACTS = ['revert', 'adopt', 'snooze'] as const;

export type DriftAct = (typeof DRIFT_ACTS)[number];

export const driftProposalSchema = z.object({
  act: z.enum(DRIFT_ACTS),
  pullRequest: runPullRequestSchema,
  state: z.enum(['open', 'merged', 'closed']),
  createdAt: time,
  /** Entity ref of who asked for it. */
  createdBy: z.string(),
});

export type DriftProposal = z.infer<typeof driftProposalSchema>;

/** One drift of one stack, from first seen to gone. */
export const driftEpisodeSchema = z.object({
  id: z.string(),
  stack: runStackSchema,
  /** Entity ref or name of who owns the stack, as the list of stacks has it. */
  owner: z.string().optional(),
  firstSeenAt: time,
  /** When it was last seen to be there. */
  lastSeenAt: time,
  /** Looks that saw it. */
  seen: z.number().int().positive(),
  /** When it was last seen clean before; absent: never looked at before. */
  cleanBefore: time.optional(),
  endedAt: time.optional(),
  ending: z.enum(DRIFT_ENDINGS).optional(),
  /** What ended it, where that is known. */
  endedBy: z
    .object({
      runId: z.string().optional(),
      pullRequest: runPullRequestSchema.optional(),
      actor: z.string().optional(),
    })
    .optional(),
  /** From first seen to gone, seconds; absent while it lasts. */
  duration: z.number().nonnegative().optional(),
  counts: runCountsSchema,
  cause: z.enum(DRIFT_CAUSES),
  /** Facts that the guess rests on, each one line. */
  because: z.array(textSchema),
  /** The riskiest first; empty where no plan was given. */
  resources: z.array(driftResourceSchema),
  /** A plan was kept: {@link driftEpisodeDetailSchema} has it. */
  hasPlan: z.boolean(),
  /** The newest first. */
  proposals: z.array(driftProposalSchema),
  /** Silenced by a file in the repository, through this day (UTC). */
  snoozed: z.object({ until: z.iso.date(), reason: z.string() }).optional(),
});

export type DriftEpisode = z.infer<typeof driftEpisodeSchema>;

export const driftEpisodeDetailSchema = driftEpisodeSchema.extend({
  /** Text of the newest plan that showed it, without colours and secrets. */
  plan: z.string().optional(),
  planAt: time.optional(),
});

export type DriftEpisodeDetail = z.infer<typeof driftEpisodeDetailSchema>;
