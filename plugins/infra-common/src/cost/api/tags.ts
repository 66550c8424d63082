import { z } from 'zod';
import { amountSchema } from '../amount';
import { currencySchema } from '../estimate';

const count = z.number().int().nonnegative();

/** A tag that costs are kept by. */
const costTagSchema = z.object({
  key: z.string(),
  /** Whether the standards of some repository ask for it. */
  required: z.boolean(),
  /** What resources cost in a month that do not have it. */
  missing: amountSchema,
  /** Of how many stacks these are. */
  stacks: count,
  /** What those cost of which nobody can tell, or that take no tags. */
  unknown: amountSchema,
});

export type CostTag = z.output<typeof costTagSchema>;

/** `GET /tags`: what is known of tags of all that fits. */
export const costTagsSchema = z.object({
  currency: currencySchema,
  monthly: amountSchema,
  /** Those that the standards ask for first. */
  tags: z.array(costTagSchema),
  /**
   * By the groups of the tag that was asked for, as `tagGroup` names them, the
   * greatest first; they add up to `monthly`, but for those that are left out.
   */
  groups: z
    .array(
      z.object({
        key: z.string(),
        monthly: amountSchema,
        change: amountSchema.optional(),
        /** Stacks that have a part in it. */
        stacks: count,
      }),
    )
    .optional(),
  observedAt: z.iso.datetime(),
});

export type CostTags = z.output<typeof costTagsSchema>;
