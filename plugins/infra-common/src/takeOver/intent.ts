import { z } from 'zod';
import { textSchema } from '../texts';

/** Why no golden path is proposed for a stack. */
export const TAKE_OVER_NO_PATH = [
  /** No repository of the portal has golden paths. */
  'no-paths',
  /** The files run nothing that a golden path is for. */
  'no-workload',
  /** Every golden path lacks something: see `paths`. */
  'no-fit',
  /** The service has a `service.yaml` already. */
  'has-intent',
  /** Standards, golden paths or the stack cannot be read: see `detail`. */
  'unreadable',
] as const;

/** What a golden path lacks for a stack. */
export const TAKE_OVER_LACKS = [
  /** It runs something else than the stack: see `names`, types of resources. */
  'workload',
  /** It does not know parts of the intent that the stack has: see `names`. */
  'part',
] as const;

/** Why an answer is not known. */
export const TAKE_OVER_GAPS = [
  /** Only a person knows it. */
  'person',
  /** Only the plan or another state tells it. */
  'computed',
  /** The files do not say it. */
  'absent',
  /** Environments say different things, and an intent says one for all. */
  'differs',
  /** More than one of it, and an intent has one. */
  'several',
  /** What is written is no answer that an intent may have. */
  'refused',
  /** The golden path gives something of this name by itself. */
  'given',
  /** It looks like a secret, which is never copied. */
  'credential',
] as const;

const place = {
  /** Of the resource or the setting that told it. */
  address: z.string().optional(),
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
};

/** An answer that the files give. */
export const takeOverAnswerSchema = z.object({
  /** `environments.dev.cpu` */
  path: z.array(z.string()).min(1),
  value: z.json(),
  /** One for each environment that says it. */
  from: z.array(z.object({ ...place, environment: z.string().optional() })),
  /**
   * What it is called now, where the standards call it otherwise: the golden path
   * would make another one.
   */
  otherName: z.object({ now: z.string(), standards: z.string() }).optional(),
});

export type TakeOverAnswer = z.infer<typeof takeOverAnswerSchema>;

/** A question that the files do not answer. */
export const takeOverGapSchema = z.object({
  path: z.array(z.string()).min(1),
  reason: z.enum(TAKE_OVER_GAPS),
  environment: z.string().optional(),
  ...place,
  /** What is wrong with it, or the values that differ. */
  detail: z.string().optional(),
});

export type TakeOverGap = z.infer<typeof takeOverGapSchema>;

/** The intent that stacks written by hand come nearest to. */
export const takeOverIntentSchema = z.object({
  /** `host/owner/repo` whose golden paths and standards were taken. */
  repository: z.string().optional(),
  /** What fits best; absent: see `why`. */
  goldenPath: z
    .object({ name: z.string(), version: z.string(), title: textSchema })
    .optional(),
  /** Others that fit as far as the files tell. */
  alternatives: z.array(z.string()),
  why: z.enum(TAKE_OVER_NO_PATH).optional(),
  detail: z.string().optional(),
  /** Golden paths that do not fit. */
  paths: z.array(
    z.object({
      name: z.string(),
      lacks: z.enum(TAKE_OVER_LACKS),
      names: z.array(z.string()),
    }),
  ),
  /** The stacks that were read: this one, and those of other environments. */
  stacks: z.array(
    z.object({ dir: z.string(), environment: z.string().optional() }),
  ),
  answers: z.array(takeOverAnswerSchema),
  gaps: z.array(takeOverGapSchema),
  /** The answers as a draft of the form has them. */
  intent: z.record(z.string(), z.json()),
  /** The same as `service.yaml`; not whole while there are gaps. */
  text: z.string(),
  /** What standards and golden path say against answers. */
  problems: z.array(z.object({ path: z.array(z.string()), text: textSchema })),
  /**
   * Resources of this stack by type: whether the golden path has a resource of
   * such a type at all. It says nothing of their arguments.
   */
  types: z.array(
    z.object({
      type: z.string(),
      count: z.number().int().positive(),
      covered: z.boolean(),
    }),
  ),
  /** Those whose type the golden path does not have. */
  left: z.array(z.object({ ...place, address: z.string() })),
});

export type TakeOverIntent = z.infer<typeof takeOverIntentSchema>;
