import { z } from 'zod';
import {
  takeOverImportSchema,
  takeOverSupportSchema,
  takeOverWishesSchema,
} from './imports';
import { takeOverIntentSchema } from './intent';

const time = z.iso.datetime();
const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is not a digest of a preview');
const pullRequest = { number: z.number().int().positive(), url: z.string() };

/** Why a resource stays as it is written. */
export const TAKE_OVER_REASONS = [
  /** No module of the organisation makes such a resource on its own. */
  'no-module',
  /** The module sets arguments otherwise: see `differences`. */
  'differs',
  /** The module makes more than is there: see `creates`. */
  'creates',
  /** The module needs inputs that the stack does not tell: see `names`. */
  'needs-input',
  /** What others read of it, the module does not give: see `names`. */
  'no-output',
  /** The module's own validation refuses the values: see `detail`. */
  'refused',
  /** `count` and `for_each` are not taken over. */
  'repeated',
  /** `lifecycle`, `provider` and the like go with no module call: see `names`. */
  'meta',
  /** In a JSON or an override file. */
  'file',
  /** Inside a module that is not of the organisation: see `names`. */
  'inside-module',
  /** It cannot be edited without changing other parts: see `detail`. */
  'edit',
  /** A person left it out. */
  'left-out',
] as const;

export type TakeOverReason = (typeof TAKE_OVER_REASONS)[number];

/** An argument with what it is now and what the module would make of it. */
export const takeOverDifferenceSchema = z.object({
  /** Address of the resource as it is now. */
  address: z.string(),
  argument: z.string(),
  /** HCL; absent: not set. */
  stack: z.string().optional(),
  module: z.string().optional(),
});

export type TakeOverDifference = z.infer<typeof takeOverDifferenceSchema>;

/** Resources of a stack that one call of a module would make. */
export const takeOverMatchSchema = z.object({
  /** Name of the module, and its version: `sqs`, `1.0.0`. */
  module: z.string(),
  version: z.string(),
  /** Name of the call. */
  name: z.string(),
  /** Arguments of the call, in HCL. */
  inputs: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Addresses as they were and as they become. */
  resources: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Tags that change in place; other differences prevent a match. */
  updates: z.array(takeOverDifferenceSchema),
});

export type TakeOverMatch = z.infer<typeof takeOverMatchSchema>;

/** A resource that stays as it is written, and why. */
export const takeOverLeftSchema = z.object({
  address: z.string(),
  reason: z.enum(TAKE_OVER_REASONS),
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
  /** The module that came nearest. */
  module: z.string().optional(),
  differences: z.array(takeOverDifferenceSchema).default([]),
  /** Addresses of what would be made anew. */
  creates: z.array(z.string()).default([]),
  names: z.array(z.string()).default([]),
  detail: z.string().optional(),
});

export type TakeOverLeft = z.infer<typeof takeOverLeftSchema>;

/** What is known of the plan of the stack once it is taken over. */
export const takeOverProofSchema = z.object({
  /** *checked*: no program planned; the values were compared by the files alone. */
  grade: z.enum(['checked', 'simulated']),
  /**
   * Nothing is created, destroyed or replaced, as far as the grade tells, but for
   * what is in no state and was left out.
   */
  holds: z.boolean(),
  /** Of the simulated plan; absent: Terraform refuses the new files. */
  counts: z
    .object({
      add: z.number().int(),
      change: z.number().int(),
      destroy: z.number().int(),
      move: z.number().int(),
      /** Absent: nothing is imported. */
      import: z.number().int().optional(),
    })
    .optional(),
  /** What it would change beside moving. */
  changes: z.array(
    z.object({
      address: z.string(),
      action: z.string(),
      argument: z.string().optional(),
    }),
  ),
  /** Why there is no simulated plan, or what Terraform has against the files. */
  message: z.string().optional(),
  /** What planned: `terraform 1.11.4`. */
  program: z.string().optional(),
});

export type TakeOverProof = z.infer<typeof takeOverProofSchema>;

/** A stack that people wrote by hand. */
export const takeOverCandidateSchema = z.object({
  /** `host/owner/repo//dir#workspace` */
  stack: z.string(),
  /** `host/owner/repo` */
  repository: z.string(),
  dir: z.string(),
  /** Resources that its files declare outside of modules. */
  resources: z.number().int().nonnegative(),
  /** Those of a type that a module of the organisation makes: at most as many fit. */
  possible: z.number().int().nonnegative(),
  /** Calls of modules that are not of the organisation. */
  foreign: z.number().int().nonnegative(),
});

export type TakeOverCandidate = z.infer<typeof takeOverCandidateSchema>;

/**
 * Whether the state of a stack has its new addresses. *applied*: an apply of these
 * blocks succeeded. *waiting*: runs of the stack are known, and none of them was
 * such an apply. *unknown*: nobody tells the portal of runs of this stack.
 */
export const takeOverApplySchema = z.object({
  state: z.enum(['applied', 'waiting', 'unknown']),
  /** When the apply ended. */
  at: time.optional(),
  /** Who ran it: `Atlantis`, or the CI that reported. */
  runner: z.string().optional(),
});

export type TakeOverApply = z.infer<typeof takeOverApplySchema>;

/** Blocks that did their work once the stack was applied. */
export const takeOverDueSchema = z.object({
  stack: z.string(),
  repository: z.string(),
  dir: z.string(),
  /** Path of the file that goes. */
  path: z.string(),
  /** `moved` and `import` blocks in it. */
  blocks: z.number().int().positive(),
  apply: takeOverApplySchema,
});

export type TakeOverDue = z.infer<typeof takeOverDueSchema>;

/** `GET /take-over` */
export const takeOverListSchema = z.object({
  items: z.array(takeOverCandidateSchema),
  /** Stacks that were taken over, with blocks that can go after the apply. */
  due: z.array(takeOverDueSchema),
  /** Repositories that could not be read, and why. */
  unread: z.array(z.object({ repository: z.string(), message: z.string() })),
  observedAt: time,
});

export type TakeOverList = z.infer<typeof takeOverListSchema>;

const what = {
  /** `host/owner/repo` */
  repository: z.string().regex(/^[^/\s]+\/[^/\s]+\/[^/\s]+$/, 'is not a name'),
  /** Folder of the stack. */
  dir: z.string().max(500),
};

/** `POST /take-over/preview` */
export const takeOverRequestSchema = z.strictObject({
  ...what,
  ...takeOverWishesSchema.shape,
  /** *finish*: remove the blocks that did their work. */
  step: z.enum(['begin', 'finish']).default('begin'),
});

export type TakeOverRequest = z.input<typeof takeOverRequestSchema>;

export const takeOverPreviewSchema = z.object({
  title: z.string(),
  branch: z.string(),
  /** Commit of the default branch it starts from. */
  commit: z.string(),
  matches: z.array(takeOverMatchSchema),
  left: z.array(takeOverLeftSchema),
  /** What exists and is in no state; one without an id prevents the proposal. */
  imports: z.array(takeOverImportSchema).default([]),
  /** Where something is imported. */
  support: takeOverSupportSchema.optional(),
  /** Whether an apply of the stack is known; *unknown*: nobody tells of its runs. */
  everApplied: z.enum(['yes', 'no', 'unknown']).optional(),
  /** Absent where nothing is taken over. */
  proof: takeOverProofSchema.optional(),
  /** Of the step *begin*: the golden path that the stack comes nearest to. */
  intent: takeOverIntentSchema.optional(),
  /** Of the step *finish*. */
  apply: takeOverApplySchema.optional(),
  /** Unified diffs; none: there is nothing to open. */
  files: z.array(z.object({ path: z.string(), diff: z.string() })),
  /** SHA-256 of what is proposed; opening it asks for this. */
  digest: z.string(),
  /** The same is proposed already. */
  pullRequest: z.object(pullRequest).optional(),
});

export type TakeOverPreview = z.infer<typeof takeOverPreviewSchema>;

/** `POST /take-over` */
export const openTakeOverSchema = takeOverRequestSchema.extend({ digest });

export type OpenTakeOver = z.input<typeof openTakeOverSchema>;

export const openedTakeOverSchema = z.object({
  ...pullRequest,
  /** False: it was open already. */
  created: z.boolean(),
});

export type OpenedTakeOver = z.infer<typeof openedTakeOverSchema>;
