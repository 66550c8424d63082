import { z } from 'zod';
import {
  runCountsSchema,
  RUN_STATES,
  UNLOCK_HINTS,
  usualTimeSchema,
} from '../../runs/api';
import { textSchema } from '../../texts';

/** Steps of the way; Atlantis applies before the merge, Actions after it. */
export const LANE_STEPS = [
  'opened',
  'gates',
  'plan',
  'policy',
  'approval',
  'lock',
  'applied',
  'live',
] as const;

/** Steps that are left out where nothing of the kind is there. */
export const OPTIONAL_LANE_STEPS: readonly (typeof LANE_STEPS)[number][] = [
  'policy',
  'lock',
];

/** How far one stack is in a step. */
export const laneStackSchema = z.object({
  /** As lists call it; before it is in one, its project or folder. */
  name: z.string(),
  /** Its name in `atlantis.yaml`, by which comments ask for it. */
  project: z.string().optional(),
  environment: z.string().optional(),
  state: z.enum(RUN_STATES),
  counts: runCountsSchema.optional(),
  /** The plan changes nothing. */
  unchanged: z.literal(true).optional(),
  /** Why it failed, one line; only for those who may see runs. */
  problem: z.string().optional(),
  /** Id of the run that says so. */
  run: z.string().optional(),
  /** Who has the stack, while that stands in the way. */
  heldBy: z
    .object({
      /** Undefined: drift detection, or a call of the API. */
      number: z.number().int().positive().optional(),
      url: z.string().optional(),
      title: z.string().optional(),
      user: z.string().optional(),
      since: z.iso.datetime().optional(),
      hint: z.enum(UNLOCK_HINTS).optional(),
    })
    .optional(),
});

export const laneStepSchema = z.object({
  id: z.enum(LANE_STEPS),
  /** `unknown`: what would say so is not connected. */
  state: z.enum(['waiting', 'active', 'done', 'failed', 'unknown']),
  since: z.iso.datetime().optional(),
  /** What it waits for, or why it failed. */
  detail: textSchema.optional(),
  /** Whom it waits for: logins, teams or entity refs. */
  blockers: z.array(z.string()),
  /** How long this step usually takes. */
  usual: usualTimeSchema.optional(),
  /** Stack by stack, where runs of each are known. */
  stacks: z.array(laneStackSchema).optional(),
  url: z.string().optional(),
  source: z.string().optional(),
});

export type LaneStack = z.output<typeof laneStackSchema>;
export type LaneStep = z.output<typeof laneStepSchema>;
