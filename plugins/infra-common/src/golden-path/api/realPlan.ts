import { z } from 'zod';
import { textSchema } from '../../texts';
import { changeSlug, previewPlanSchema } from './preview';

/** Says that a real plan came further; nothing of it. */
export const REAL_PLANS_CHANNEL = 'infra-golden-path:real-plans';

/** How far a real plan is; the last three stay. */
export const REAL_PLAN_STATES = [
  'queued',
  'pushing',
  'planning',
  'done',
  'failed',
  'cancelled',
] as const;

export type RealPlanState = (typeof REAL_PLAN_STATES)[number];

/** Why Atlantis made no plan. */
export const REAL_PLAN_PROBLEMS = [
  /** No server is configured for the repository. */
  'no-atlantis',
  /** The portal has no secret for its API. */
  'no-token',
  /** It cannot be reached, or fails itself. */
  'down',
  /** It does not accept the secret. */
  'unauthorised',
  /** Its API is switched off. */
  'disabled',
  /** It does not work on this repository. */
  'not-allowed',
  /** Pull requests hold the stacks. */
  'locked',
  /** It took longer than is waited for. */
  'timeout',
  /** It answered that it cannot. */
  'refused',
  /** It answered something else than a plan. */
  'strange',
  /** GitHub did not take the branch, as rules of branches make it. */
  'push-refused',
  /** The branch could not be pushed. */
  'push-failed',
  /** The answers, or the repository, are others than in the preview. */
  'outdated',
  /** The portal stopped meanwhile. */
  'interrupted',
  /** A mistake of the portal. */
  'internal',
] as const;

export type RealPlanProblem = (typeof REAL_PLAN_PROBLEMS)[number];

export const realPlanRequestSchema = z.strictObject({
  /** `host/owner/name`; default: the configured infrastructure repository. */
  repository: z.string().optional(),
  /** The data of `service.yaml`. */
  intent: z.unknown(),
  change: changeSlug.default('create'),
  /** Of the preview that was seen. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be the digest of a preview'),
  /**
   * With stacks that a pull request holds: *ask* tells of them and does nothing,
   * *skip* plans the others, *wait* waits until they are free.
   */
  locks: z.enum(['ask', 'skip', 'wait']).default('ask'),
  /** Plans anew, even when a result of a moment ago is there. */
  again: z.boolean().default(false),
});

export type RealPlanRequest = z.input<typeof realPlanRequestSchema>;
export type LockChoice = z.output<typeof realPlanRequestSchema>['locks'];

/** A stack of the preview that somebody holds. */
export const heldStackSchema = z.object({
  environment: z.string(),
  stack: z.string(),
  /** Undefined: drift detection or another call of the API holds it. */
  pullRequest: z
    .object({ number: z.int().positive(), url: z.string() })
    .optional(),
  user: z.string().optional(),
  since: z.iso.datetime(),
});

export type HeldStack = z.output<typeof heldStackSchema>;

/** A plan by Atlantis before there is a pull request, and how far it is. */
export const realPlanSchema = z.object({
  id: z.string(),
  /** Of the preview that it is of. */
  digest: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  state: z.enum(REAL_PLAN_STATES),
  /** When it came to this state. */
  since: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  requestedBy: z.string(),
  /** Of the server that is asked. */
  atlantis: z
    .object({ url: z.string(), version: z.string().optional() })
    .optional(),
  branch: z.string(),
  /** Whether the branch is still in the repository. */
  branchLeft: z.boolean(),
  /** How long plans of the repository took lately, seconds; undefined: unknown. */
  usual: z
    .object({ median: z.number().nonnegative(), count: z.int().positive() })
    .optional(),
  /** Stacks that are held now, or were when they were skipped. */
  held: z.array(heldStackSchema),
  /** Why there is no real plan, or none of all; the text is for people. */
  problem: z
    .object({
      code: z.enum(REAL_PLAN_PROBLEMS),
      message: textSchema,
      /** In the words of Atlantis or GitHub. */
      detail: z.string().optional(),
    })
    .optional(),
  /** Each with its grade; without a real one the best that there is. */
  plans: z.array(previewPlanSchema),
});

export type RealPlan = z.output<typeof realPlanSchema>;

/** Whether nothing of it changes any more. */
export const isSettled = ({ state }: Pick<RealPlan, 'state'>): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';
