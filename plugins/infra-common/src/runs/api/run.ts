import { z } from 'zod';

const count = z.number().int().nonnegative();
const time = z.iso.datetime();

/** What Atlantis, or another runner, was asked to do. */
export const RUN_COMMANDS = ['plan', 'apply', 'policy_check'] as const;

export type RunCommand = (typeof RUN_COMMANDS)[number];

/**
 * How far a run is. *waiting*: another pull request holds the stack.
 * *discarded*: its plan was thrown away before anybody applied it, or it waited
 * until its pull request was closed. *unknown*: what is known of it does not say.
 */
export const RUN_STATES = [
  'waiting',
  'running',
  'succeeded',
  'failed',
  'discarded',
  'unknown',
] as const;

export type RunState = (typeof RUN_STATES)[number];

/** As Terraform counts: a replacement adds one and destroys one. */
export const runCountsSchema = z.object({
  add: count,
  change: count,
  destroy: count,
  import: count,
  forget: count,
});

export type RunCounts = z.infer<typeof runCountsSchema>;

/** Where something that is known of runs came from. */
export const RUN_SOURCES = ['status', 'comment', 'webhook', 'report'] as const;

export const runSourceSchema = z.object({
  kind: z.enum(RUN_SOURCES),
  /** In its own words, one line. */
  says: z.string(),
  /** When it said so: by its own clock, where it has one. */
  observedAt: time,
  url: z.string().optional(),
});

export type RunSource = z.infer<typeof runSourceSchema>;

/** The stack that a run is of, as the list of stacks knows it. */
export const runStackSchema = z.object({
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  /** Its name in addresses; undefined when the list does not know it. */
  name: z.string().optional(),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
});

export type RunStack = z.infer<typeof runStackSchema>;

export const runPullRequestSchema = z.object({
  number: z.number().int().positive(),
  url: z.string(),
  title: z.string().optional(),
});

export type RunPullRequest = z.infer<typeof runPullRequestSchema>;

/** One plan, apply or policy check of one stack. */
export const runSchema = z.object({
  id: z.string(),
  /** Undefined: it is not known which folder it is of, or no stack is there. */
  stack: runStackSchema.optional(),
  /** `host/owner/name` */
  repository: z.string(),
  /** Undefined: of the command as a whole, or of a project without a known folder. */
  dir: z.string().optional(),
  workspace: z.string().optional(),
  /** Its name in `atlantis.yaml`. */
  project: z.string().optional(),
  command: z.enum(RUN_COMMANDS),
  /** Who ran it, where that is not Atlantis: `GitHub Actions`. */
  runner: z.string().optional(),
  pullRequest: runPullRequestSchema.optional(),
  commit: z.string().optional(),
  /** Who asked for it, by their login. */
  actor: z.string().optional(),
  state: z.enum(RUN_STATES),
  /** Undefined: nobody said. */
  hasChanges: z.boolean().optional(),
  counts: runCountsSchema.optional(),
  startedAt: time.optional(),
  finishedAt: time.optional(),
  /** What lists are ordered by: when it began, or the first that is known of it. */
  at: time,
  jobUrl: z.string().optional(),
  /** Why it did not succeed, one line. */
  problem: z.string().optional(),
  /** The pull request that holds the stack, while it waits. */
  blockedBy: runPullRequestSchema.optional(),
  hasOutput: z.boolean(),
  /** By time. */
  sources: z.array(runSourceSchema),
});

export type Run = z.infer<typeof runSchema>;

/** What a plan would do to one resource. */
export const RESOURCE_ACTIONS = [
  'delete',
  'replace',
  'forget',
  'update',
  'create',
  'import',
  'move',
  'read',
] as const;

export const resourceChangeSchema = z.object({
  address: z.string(),
  action: z.enum(RESOURCE_ACTIONS),
  /** What Terraform says beside it, as `# forces replacement` of an attribute. */
  why: z.string().optional(),
  /** The address it had until now. */
  movedFrom: z.string().optional(),
  /** Its place in the output: first line of its block, from 1. */
  line: z.number().int().positive(),
  /** Number of lines of its block. */
  lines: z.number().int().positive(),
});

export type ResourceChange = z.infer<typeof resourceChangeSchema>;

/** A run with what it printed. */
export const runDetailSchema = runSchema.extend({
  /** Without colours and secrets. */
  output: z.string().optional(),
  /** Lines are missing in its middle; the output says where. */
  outputTruncated: z.boolean(),
  /** Of a plan, the riskiest first; undefined when it could not be read. */
  resources: z.array(resourceChangeSchema).optional(),
});

export type RunDetail = z.infer<typeof runDetailSchema>;

/** A source of runs that could not be asked; what was known before is shown. */
export const staleSourceSchema = z.object({
  /** A repository, `host/owner/name`, or the address of an Atlantis server. */
  source: z.string(),
  message: z.string(),
  since: time,
});

export type StaleSource = z.infer<typeof staleSourceSchema>;

export const runPageSchema = z.object({
  /** The newest first. */
  items: z.array(runSchema),
  nextCursor: z.string().optional(),
  /** When the forge was last asked about the repository that waited longest. */
  observedAt: time.optional(),
  /** What could not be asked since. */
  stale: z.array(staleSourceSchema),
});

export type RunPage = z.infer<typeof runPageSchema>;
