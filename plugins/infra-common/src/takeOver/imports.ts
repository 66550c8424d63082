import { z } from 'zod';

/** Longest id of a resource; ARNs are the longest of them. */
const LONGEST_ID = 2_048;
/** Resources that one request may name. */
const MOST_NAMED = 500;

/** Where resources of a stack are: in its state, or nowhere yet. */
export const TAKE_OVER_MODES = ['moved', 'import'] as const;

export type TakeOverMode = (typeof TAKE_OVER_MODES)[number];

/** Why it cannot be told by which id a resource is imported. */
export const TAKE_OVER_ID_PROBLEMS = [
  /** Nothing is known here of the ids of this type. */
  'no-rule',
  /** AWS gives the id, or it has the account in it: see `form`. */
  'given-by-aws',
  /** It is made of values that the files do not tell: see `names`. */
  'value',
  /** How many there are is not known before the plan. */
  'repeated',
] as const;

export type TakeOverIdProblem = (typeof TAKE_OVER_ID_PROBLEMS)[number];

const address = z.string().min(1).max(1_000);

/** Text that a file of Terraform can hold: no half of a surrogate pair. */
const id = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_ID)
  .refine(text => !/\p{Cs}/u.test(text), 'is not valid Unicode');

/** What a person says of the state of a stack. */
export const takeOverWishesSchema = z.strictObject({
  /** *import*: its resources exist, but Terraform keeps none of them yet. */
  mode: z.enum(TAKE_OVER_MODES).default('moved'),
  /** Resources that Terraform does not keep yet, with their id where it is told. */
  imports: z
    .array(z.strictObject({ address, id: id.optional() }))
    .max(MOST_NAMED)
    .default([]),
  /** Resources that are neither taken over nor imported: they stay as they are. */
  leave: z.array(address).max(MOST_NAMED).default([]),
});

export type TakeOverWishes = z.output<typeof takeOverWishesSchema>;

/** A resource that exists, and that the state does not have. */
export const takeOverImportSchema = z.object({
  /** As the files call it now. */
  from: z.string(),
  /** As they call it afterwards; `from` where no module takes it. */
  to: z.string(),
  type: z.string(),
  /** Absent: it cannot be told. Terraform would make the resource anew. */
  id: z.string().optional(),
  /** Whether a person told the id; otherwise the files did. */
  isTold: z.boolean(),
  /** What the files tell, where a person told another id. */
  idOfFiles: z.string().optional(),
  reason: z.enum(TAKE_OVER_ID_PROBLEMS).optional(),
  /** What such an id looks like: `arn:aws:sns:REGION:ACCOUNT:NAME`. */
  form: z.string().optional(),
  /** Arguments that it is made of and that are not known. */
  names: z.array(z.string()).default([]),
});

export type TakeOverImport = z.infer<typeof takeOverImportSchema>;

/** Whether the Terraform of a stack reads `import` blocks: 1.5 and later do. */
export const takeOverSupportSchema = z.object({
  /** *no*: `required_version` allows none that does. *unknown*: older ones, too. */
  answer: z.enum(['yes', 'no', 'unknown']),
  /** `required_version` as it is written. */
  required: z.string().optional(),
});

export type TakeOverSupport = z.infer<typeof takeOverSupportSchema>;
