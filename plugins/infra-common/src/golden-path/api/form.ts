import { z } from 'zod';
import { textSchema } from '../../texts';
import { changeSlug } from './preview';

/** A choice with where it comes from. */
const sized = z.object({
  allowed: z.array(z.union([z.string(), z.number()])),
  default: z.union([z.string(), z.number()]),
});

export const formEnvironmentSchema = z.object({
  name: z.string(),
  account: z.string(),
  /** DNS zone of its services. */
  zone: z.string().optional(),
  approvals: z.number(),
  budget: z.number().optional(),
  cpu: sized,
  /** MiB. */
  memory: z.object({ min: z.number(), max: z.number(), default: z.number() }),
  count: z.object({ min: z.number(), max: z.number(), default: z.number() }),
  instance: sized.optional(),
  database: sized,
  cache: sized,
});

/** A question that a golden path asks beyond those that all have. */
export const questionSchema = z.object({
  /** Its answer is `extra.<name>` of the intent. */
  name: z.string(),
  title: textSchema,
  help: textSchema.optional(),
  /** JSON Schema of the answer. */
  schema: z.record(z.string(), z.json()),
  default: z.json().optional(),
  /** Where the default comes from. */
  defaultFrom: textSchema.optional(),
  /** `application`: asked only where a skeleton is wanted. */
  for: z.enum(['service', 'application']).optional(),
  /** There is no service without an answer. */
  required: z.boolean().optional(),
});

export const formGoldenPathSchema = z.object({
  name: z.string(),
  version: z.string(),
  runtime: z.string(),
  title: textSchema,
  description: textSchema,
  /** Parts of the intent that it knows; others are not asked: `database`, `cache` … */
  supports: z.array(z.string()),
  questions: z.array(questionSchema),
  /** It can propose a skeleton for the repository of the application. */
  application: z.boolean().optional(),
});

/** What the form is made of: the standards and golden paths of a repository. */
export const formSchema = z.object({
  repository: z.string(),
  /** All that services can be made in; the first is the default. */
  repositories: z.array(z.string()),
  base: z.object({ branch: z.string(), commit: z.string() }),
  products: z.array(
    z.object({
      name: z.string(),
      owner: z.string().optional(),
      /** USD per month. */
      budget: z.number().optional(),
      services: z.array(z.string()),
      /** Cost centres that its services name now, most used first. */
      costCenters: z.array(z.string()),
    }),
  ),
  /** Rules for names, as regular expressions with flag `u`. */
  naming: z.object({
    product: z.object({ pattern: z.string(), maxLength: z.number() }),
    service: z.object({ pattern: z.string(), maxLength: z.number() }),
  }),
  regions: z.object({ default: z.string(), allowed: z.array(z.string()) }),
  environments: z.array(formEnvironmentSchema),
  /** Rule of the CostCenter tag, if there is one. */
  costCenterPattern: z.string().optional(),
  goldenPaths: z.array(formGoldenPathSchema),
  /** Golden paths that cannot be used, and why. */
  broken: z.array(z.object({ name: z.string(), message: z.string() })),
  observedAt: z.iso.datetime(),
});

/** A service that exists: its intent for editing. */
export const existingServiceSchema = z.object({
  repository: z.string(),
  path: z.string(),
  commit: z.string(),
  text: z.string(),
  intent: z.record(z.string(), z.json()),
});

/** Answers kept until they are sent; never a secret. */
export const draftSchema = z.object({
  id: z.string(),
  change: z.string(),
  /** `host/owner/name` that was chosen; absent for the default. */
  repository: z.string().optional(),
  /** As far as it is answered. */
  intent: z.record(z.string(), z.json()),
  title: z.string(),
  updatedAt: z.iso.datetime(),
  /** 30 days after the last change. */
  expiresAt: z.iso.datetime(),
});

/** What a draft is saved with; the server adds the rest. */
export const draftInputSchema = z.strictObject({
  change: changeSlug.default('create'),
  /** `host/owner/name` that was chosen; without it the default. */
  repository: z.string().max(400).optional(),
  intent: z.record(z.string(), z.json()),
  title: z.string().max(200),
});

export const draftListSchema = z.object({ items: z.array(draftSchema) });

export type DraftInput = z.output<typeof draftInputSchema>;
export type FormGoldenPath = z.output<typeof formGoldenPathSchema>;
export type FormEnvironment = z.output<typeof formEnvironmentSchema>;
export type FormModel = z.output<typeof formSchema>;
export type Question = z.output<typeof questionSchema>;
export type ExistingService = z.output<typeof existingServiceSchema>;
export type Draft = z.output<typeof draftSchema>;
