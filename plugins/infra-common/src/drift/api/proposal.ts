import { z } from 'zod';
import { leftReasonSchema } from '../left';
import { DRIFT_ACTS } from './episode';

const revert = z.strictObject({ act: z.literal(DRIFT_ACTS[0]) });
const adopt = z.strictObject({
  act: z.literal(DRIFT_ACTS[1]),
  /** *value*: write what is there; *ignore*: `ignore_changes`. */
  how: z.enum(['value', 'ignore']),
  addresses: z.array(z.string().min(1).max(1_000)).max(200).optional(),
});
const snooze = z.strictObject({
  act: z.literal(DRIFT_ACTS[2]),
  reason: z.string().trim().min(10).max(500),
  /** Last day, UTC; at most 90 days from now. */
  until: z.iso.date(),
});

/**
 * What to propose for an episode. *adopt* takes the drifted resources by their
 * addresses; all of the episode where none are named.
 */
export const driftProposalRequestSchema = z.discriminatedUnion('act', [
  revert,
  adopt,
  snooze,
]);

export type DriftProposalRequest = z.infer<typeof driftProposalRequestSchema>;

export const driftProposalPreviewSchema = z.object({
  title: z.string(),
  branch: z.string(),
  /** Commit of the default branch it starts from. */
  commit: z.string(),
  /** Unified diffs; none: nothing is safe to write, and it cannot be opened. */
  files: z.array(z.object({ path: z.string(), diff: z.string() })),
  /** What it will comment in the pull request, as `atlantis plan -p x`. */
  comment: z.string().optional(),
  /** Drifted attributes that it leaves as they are, and why. */
  left: z.array(
    z.object({
      address: z.string(),
      path: z.string().optional(),
      why: leftReasonSchema,
    }),
  ),
  /** SHA-256 of what is proposed; opening it asks for this. */
  digest: z.string(),
  /** The same is proposed already. */
  pullRequest: z
    .object({ number: z.number().int(), url: z.string() })
    .optional(),
});

export type DriftProposalPreview = z.infer<typeof driftProposalPreviewSchema>;

/** Digest of the preview that somebody looked at. */
const digest = { digest: z.string().regex(/^[0-9a-f]{64}$/) };

/** Opens what was looked at. */
export const openDriftProposalSchema = z.discriminatedUnion('act', [
  revert.extend(digest),
  adopt.extend(digest),
  snooze.extend(digest),
]);

export type OpenDriftProposal = z.infer<typeof openDriftProposalSchema>;

export const openedDriftProposalSchema = z.object({
  number: z.number().int().positive(),
  url: z.string(),
  /** False: it was open already. */
  created: z.boolean(),
});

export type OpenedDriftProposal = z.infer<typeof openedDriftProposalSchema>;
