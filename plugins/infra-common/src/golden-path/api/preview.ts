import { z } from 'zod';
import { declaredStackSchema } from '../../cost/estimate/resources';
import type { PlanGrade, PlanSummary, PlanFailure } from '../../stacks';
import { textSchema } from '../../texts';
import { excerptSchema } from '../diff';
import { serviceDifferenceSchema } from './difference';
import { gateSchema } from './gates';

/** Names a change of a service in its branch, `portal/<product>/<service>/<change>`. */
export const changeSlug = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/, 'must be a short slug');

export const previewRequestSchema = z.strictObject({
  /** `host/owner/name`; default: the configured infrastructure repository. */
  repository: z.string().optional(),
  /** The data of `service.yaml` as far as it is answered. */
  intent: z.unknown(),
  change: changeSlug.default('create'),
  /** The simulated plan too, which takes seconds. */
  plan: z.boolean().default(false),
  /** The whole texts of long files too, of which else only excerpts come. */
  whole: z.boolean().default(false),
  /** What the stacks declare too, of which an estimate can be made. */
  cost: z.boolean().default(false),
});

export type PreviewRequest = z.input<typeof previewRequestSchema>;

export const previewFileSchema = z.object({
  path: z.string(),
  state: z.enum(['added', 'changed', 'removed']),
  /** Absent when the file is new, and with an excerpt. */
  before: z.string().optional(),
  /** Absent when the file goes, and with an excerpt. */
  after: z.string().optional(),
  /** Instead of both texts: what changes in a long file. */
  excerpt: excerptSchema.optional(),
  /** Lines, as `diff` counts them. */
  added: z.number(),
  removed: z.number(),
  /** The environment whose stack it belongs to. */
  environment: z.string().optional(),
});

/** What is proposed to the repository that the service is built from. */
export const previewApplicationSchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  /** `new`: it is made first; `unknown`: it could not be asked. */
  state: z.enum(['existing', 'new', 'unknown']),
  branch: z.string(),
  /** Of the repository, where it is known. */
  base: z.string().optional(),
  /** Each of them is new. */
  files: z.array(previewFileSchema),
  /** What is there already, and is left as it is. */
  kept: z.array(z.string()),
});

const originSchema = z.enum(['environment', 'intent', 'standards', 'safety']);

export const previewEnvironmentSchema = z.object({
  name: z.string(),
  account: z.string(),
  region: z.string(),
  directory: z.string(),
  /** `host/owner/repo//dir#workspace` */
  stack: z.string(),
  /** Where it will answer; absent without ingress. */
  url: z.string().optional(),
  /** What counts there, each with where it comes from: `cpu`, `database.instance`. */
  settings: z.array(
    z.object({ name: z.string(), value: z.json(), origin: originSchema }),
  ),
});

export const previewPlanSchema = z.object({
  environment: z.string(),
  stack: z.string(),
  grade: z.custom<PlanGrade>(),
  /**
   * What a simulated plan starts from: *files*: as if those of the base had been
   * applied; *nothing*: as if nothing were there. Absent: what really is.
   */
  against: z.enum(['files', 'nothing']).optional(),
  /** Counts, and what changes by address; absent when there is no plan. */
  summary: z.custom<PlanSummary>().optional(),
  failure: z.custom<PlanFailure>().optional(),
  message: textSchema.optional(),
  /** Milliseconds; of real plans: of all environments together. */
  took: z.number(),
  /** What made it, where that is not this portal: address and version. */
  source: z.string().optional(),
  /** When it was made; undefined: with the preview. */
  observedAt: z.iso.datetime().optional(),
  /** What Terraform printed, without colours and secrets. */
  output: z.string().optional(),
  /** Where the runner shows it, as long as it remembers. */
  jobUrl: z.string().optional(),
  /** What the runner's policies said. */
  policies: z
    .array(
      z.object({ name: z.string(), passed: z.boolean(), output: z.string() }),
    )
    .optional(),
});

export const reviewSchema = z.object({
  /** Owners of changed files by CODEOWNERS: `@acme/platform`. */
  owners: z.array(z.object({ owner: z.string(), files: z.array(z.string()) })),
  /** What the standards ask for, per environment. */
  approvals: z.array(
    z.object({
      environment: z.string(),
      count: z.number(),
      /** Groups one of which must be among them; empty: anybody with a say. */
      approvers: z.array(z.string()),
    }),
  ),
});

export const previewSchema = z.object({
  /** SHA-256 of what would be proposed; absent while nothing can be. */
  digest: z.string().optional(),
  repository: z.string(),
  base: z.object({ branch: z.string(), commit: z.string() }),
  branch: z.string().optional(),
  goldenPath: z.object({ name: z.string(), version: z.string() }).optional(),
  files: z.array(previewFileSchema),
  environments: z.array(previewEnvironmentSchema),
  gates: z.array(gateSchema),
  plans: z.array(previewPlanSchema),
  review: reviewSchema.optional(),
  /** The second pull request, where the answers ask for a skeleton. */
  application: previewApplicationSchema.optional(),
  /** The open pull request of the same service and change, which would be updated. */
  pullRequest: z
    .object({ number: z.number(), url: z.string(), title: z.string() })
    .optional(),
  /**
   * What the stacks of the service would declare, by environment; where it was
   * asked for and there are files. What could not be worked out is said there.
   */
  declared: z.array(declaredStackSchema).optional(),
  /** The same before the change, of a service that is there. */
  declaredBefore: z.array(declaredStackSchema).optional(),
  /** Of a service that is there, and whose files can be compared. */
  difference: serviceDifferenceSchema.optional(),
  observedAt: z.iso.datetime(),
});

export type PreviewFile = z.output<typeof previewFileSchema>;
export type PreviewEnvironment = z.output<typeof previewEnvironmentSchema>;
export type PreviewPlan = z.output<typeof previewPlanSchema>;
export type PreviewApplication = z.output<typeof previewApplicationSchema>;
export type PreviewReview = z.output<typeof reviewSchema>;
export type Preview = z.output<typeof previewSchema>;
