import { z } from 'zod';
import { textSchema } from '../../texts';

/**
 * What is checked before a pull request exists. *intent*: the answers
 * themselves; *standards*: names, sizes, regions, tags; *collisions*: folders,
 * hosts, priorities, state keys already taken, in the repository and in open
 * pull requests; *render*: the golden path; *terraform*: arguments, references
 * and module inputs against the provider's schema; *format*: as `terraform fmt`
 * writes; *policy*: the repository's Rego; *plan*: the simulated plan.
 */
export const GATES = [
  'intent',
  'standards',
  'collisions',
  'render',
  'format',
  'terraform',
  'policy',
  'plan',
] as const;

export type GateId = (typeof GATES)[number];

export const gateFindingSchema = z.object({
  /** Stable, such as `standards.size`; searched for in any language. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: textSchema,
  remedy: textSchema.optional(),
  /** The field of the intent that causes it: `['ingress', 'host']`. */
  field: z.array(z.union([z.string(), z.number()])).optional(),
  file: z.string().optional(),
  /** From 1. */
  line: z.number().optional(),
  /** Where more is said, such as the open pull request that has the name. */
  url: z.string().optional(),
});

export const gateSchema = z.object({
  id: z.enum(GATES),
  /** `not-run` always has a reason. */
  status: z.enum(['passed', 'warning', 'failed', 'not-run']),
  findings: z.array(gateFindingSchema),
  reason: textSchema.optional(),
  /** What said so, with its version: `Terraform 1.11.4, simulated`. */
  source: z.string(),
  observedAt: z.iso.datetime(),
});

export type GateFinding = z.output<typeof gateFindingSchema>;
export type Gate = z.output<typeof gateSchema>;
