import { z } from 'zod';

const text = z.object({ en: z.string(), ko: z.string() });

/** What a change of the standards makes non-compliant, or compliant again. */
const affectedSchema = z.object({
  kind: z.enum(['service', 'stack']),
  /** `product/service`, or the folder of a stack. */
  name: z.string(),
  /** Path of the file that it is said of. */
  file: z.string(),
  line: z.number().int().positive().optional(),
  code: z.string(),
  message: text,
});

export type StandardsAffected = z.infer<typeof affectedSchema>;

/** `GET /reviews/…/standards` */
export const standardsEffectSchema = z.object({
  /** The pull request changes `portal.yaml`. */
  changed: z.boolean(),
  /** What the file itself has wrong: then nothing else is known. */
  problems: z.array(
    z.object({ line: z.number().int().positive(), message: z.string() }),
  ),
  /** Non-compliant by the change, 200 at most. */
  broken: z.array(affectedSchema),
  /** Compliant again by the change. */
  mended: z.array(affectedSchema),
  /** How many there are in all. */
  counts: z.object({
    broken: z.number().int().nonnegative(),
    mended: z.number().int().nonnegative(),
    /** Services and stacks that were looked at. */
    services: z.number().int().nonnegative(),
    stacks: z.number().int().nonnegative(),
  }),
  /** Commit at the head of the pull request. */
  head: z.string(),
  observedAt: z.iso.datetime(),
});

export type StandardsEffect = z.infer<typeof standardsEffectSchema>;
