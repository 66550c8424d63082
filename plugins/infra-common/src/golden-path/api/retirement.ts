import { z } from 'zod';
import { declaredStackSchema } from '../../cost/estimate/resources';
import { textSchema } from '../../texts';
import { previewFileSchema } from './preview';

/**
 * The pull requests that a service is retired by, in this order. *protection*:
 * what keeps data from being destroyed is switched off; *removal*: its stacks are
 * emptied, so that applying them destroys what is not kept; *clean-up*: its files
 * go, the intent with them.
 */
export const RETIREMENT_STEPS = ['protection', 'removal', 'clean-up'] as const;

export type RetirementStep = (typeof RETIREMENT_STEPS)[number];

const name = z.string().min(1).max(100);

/** `POST /retirements/preview` */
export const retirementWishSchema = z.strictObject({
  /** `host/owner/name`; default: the configured infrastructure repository. */
  repository: z.string().optional(),
  product: name,
  service: name,
  /** What is to stay and to leave Terraform's hands: ids of parts. */
  keep: z.array(z.string().max(1_000)).max(500).default([]),
});

export type RetirementWish = z.input<typeof retirementWishSchema>;

/** `POST /retirements` */
export const retirementOrderSchema = retirementWishSchema.extend({
  /** Of the preview that was seen. */
  digest: z.string().length(64),
  /** The name of the service, typed. */
  confirm: z.string().max(100),
});

export type RetirementOrder = z.input<typeof retirementOrderSchema>;

const retiredResourceSchema = z.object({
  address: z.string(),
  type: z.string(),
  /** What is lost with it cannot be made again. */
  holdsData: z.boolean(),
  /** What is left of its data when it is destroyed. */
  left: textSchema.optional(),
  /** The argument that keeps it from being destroyed. */
  protectedBy: z.string().optional(),
});

/** Resources that go or stay together. */
export const retiredPartSchema = z.object({
  /** `dev:module.database` */
  id: z.string(),
  /** As the stack calls it: `module.database`. */
  part: z.string(),
  holdsData: z.boolean(),
  /** It stays as it is, and Terraform forgets it. */
  kept: z.boolean(),
  resources: z.array(retiredResourceSchema),
});

export const retirementSchema = z.object({
  repository: z.string(),
  product: z.string(),
  service: z.string(),
  owner: z.string(),
  base: z.object({ branch: z.string(), commit: z.string() }),
  branch: z.string(),
  /** What the next pull request does. */
  step: z.enum(RETIREMENT_STEPS),
  /** All steps that there will be, the next one among them. */
  steps: z.array(z.enum(RETIREMENT_STEPS)),
  environments: z.array(
    z.object({
      name: z.string(),
      stack: z.string(),
      directory: z.string(),
      /** Those that hold data first. */
      parts: z.array(retiredPartSchema),
    }),
  ),
  /** What the stacks declare, of which it follows what costs go away. */
  declared: z.array(declaredStackSchema),
  /** Stacks that read something of it; absent: nobody could be asked. */
  usedBy: z
    .array(
      z.object({
        name: z.string(),
        owner: z.string().optional(),
        /** What is read, and where. */
        what: z.string(),
        file: z.string(),
        line: z.number(),
      }),
    )
    .optional(),
  /** Files of objectives and runbooks that go in the end. */
  objectives: z.array(z.string()),
  runbooks: z.array(z.string()),
  files: z.array(previewFileSchema),
  /** What must be known before, and with errors why nothing can be proposed. */
  problems: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      file: z.string().optional(),
      line: z.number().optional(),
      message: textSchema,
    }),
  ),
  /** The open pull request of an earlier order. */
  pullRequest: z
    .object({
      number: z.number(),
      url: z.string(),
      /** It proposes just what is shown. */
      isCurrent: z.boolean(),
      /** Ids of the parts that stay with it. */
      keeps: z.array(z.string()),
    })
    .optional(),
  /** SHA-256 of what would be proposed; absent: nothing can be. */
  digest: z.string().optional(),
  observedAt: z.iso.datetime(),
});

export type RetiredPart = z.output<typeof retiredPartSchema>;
export type Retirement = z.output<typeof retirementSchema>;

/** What an order became. */
export const retirementOpenedSchema = z.object({
  number: z.number(),
  url: z.string(),
  /** False: it was open already. */
  created: z.boolean(),
  /** It was open, and proposes something else now. */
  updated: z.boolean().optional(),
});

export type RetirementOpened = z.output<typeof retirementOpenedSchema>;
