import { z } from 'zod';
import { textSchema } from '../../texts';
import { gateSchema } from './gates';
import { laneStepSchema } from './lane';
import { changeSlug, previewFileSchema } from './preview';

/** Asks for the pull request of a preview that the caller has seen. */
export const submitSchema = z.strictObject({
  repository: z.string().optional(),
  intent: z.unknown(),
  change: changeSlug.default('create'),
  /** {@link previewSchema}'s digest; refused when the preview would now be another. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  draft: z.boolean().default(false),
  /** A word to the reviewers, Markdown is not read. */
  note: z.string().max(2000).optional(),
  /** Seconds in which the form was seen; only measured, see `splitTime`. */
  answering: z.number().nonnegative().max(86_400).optional(),
});

export type SubmitRequest = z.input<typeof submitSchema>;

/** How to go on with a request that stopped. */
export const resumeSchema = z.strictObject({
  /**
   * Of a conflict: whose lines win where both changed them, ours (of the golden
   * path) or theirs (on the branch).
   */
  take: z.enum(['ours', 'theirs']).optional(),
});

/** Where a request is on its way; `lane` says more. */
export const REQUEST_STATES = [
  /** Accepted, the pull request is not there yet. */
  'opening',
  /** A step failed; it can be resumed. */
  'failed',
  /** Somebody's commits on the branch cannot be merged with ours. */
  'conflict',
  'open',
  'merged',
  'closed',
] as const;

/** A file that a person changed in another way than the golden path does now. */
export const conflictSchema = z.object({
  path: z.string(),
  base: z.string().optional(),
  ours: z.string().optional(),
  theirs: z.string().optional(),
});

const failureSchema = z.object({
  step: z.string(),
  code: z.string(),
  message: textSchema,
  remedy: textSchema.optional(),
  /** Resuming may help. */
  retryable: z.boolean(),
  /** When the portal tries again by itself; absent when it does not. */
  retryAt: z.iso.datetime().optional(),
});

/** The second pull request, to the repository that the service is built from. */
export const requestApplicationSchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  /** Of the repository, once it was seen. */
  url: z.string().optional(),
  branch: z.string(),
  /**
   * `waiting`: for the first pull request, or to be tried again; `complete`: the
   * repository has everything.
   */
  state: z.enum(['waiting', 'failed', 'open', 'merged', 'closed', 'complete']),
  /** The repository was made for it. */
  created: z.boolean(),
  files: z.array(z.string()),
  pullRequest: z.object({ number: z.number(), url: z.string() }).optional(),
  failure: failureSchema.optional(),
});

export const serviceRequestSchema = z.object({
  id: z.string(),
  repository: z.string(),
  product: z.string(),
  service: z.string(),
  change: z.string(),
  branch: z.string(),
  title: z.string(),
  state: z.enum(REQUEST_STATES),
  /** It was cancelled, and is not closed yet. */
  closing: z.boolean().optional(),
  draft: z.boolean(),
  /** Entity ref of who asked. */
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  digest: z.string(),
  pullRequest: z
    .object({
      number: z.number(),
      url: z.string(),
      /** Commit at its head. */
      head: z.string(),
      /**
       * False when the base has changed the same places since: it must be
       * brought up to date before it can be merged.
       */
      mergeable: z.boolean().optional(),
    })
    .optional(),
  /** The answers as they were sent; only where this one request is asked for. */
  intent: z.unknown().optional(),
  /** What it proposes, without the texts; absent before it is rendered. */
  files: z
    .array(previewFileSchema.omit({ before: true, after: true, excerpt: true }))
    .optional(),
  lane: z.array(laneStepSchema),
  /** Whom comments can ask for runs; absent where no Atlantis is known. */
  atlantis: z.object({ executable: z.string() }).optional(),
  /** With `failed`: what happened and what can be done. */
  failure: failureSchema.optional(),
  /** Absent where no skeleton was asked for. */
  application: requestApplicationSchema.optional(),
  conflicts: z.array(conflictSchema),
});

/** A page of requests, newest first. */
export const requestListSchema = z.object({
  items: z.array(serviceRequestSchema),
  /** For the next page; absent on the last. */
  nextCursor: z.string().optional(),
});

/** What the golden-path check says of a pull request. */
export const deviationReportSchema = z.object({
  intent: z.string(),
  goldenPath: z.object({ name: z.string(), version: z.string() }).optional(),
  /** Generated files, and how many are byte-identical to the path's. */
  generated: z.number(),
  identical: z.number(),
  deviations: z.array(previewFileSchema),
  gates: z.array(gateSchema),
});

export type FileConflict = z.output<typeof conflictSchema>;
export type RequestApplication = z.output<typeof requestApplicationSchema>;
export type ServiceRequest = z.output<typeof serviceRequestSchema>;
export type DeviationReport = z.output<typeof deviationReportSchema>;
