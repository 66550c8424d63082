import { z } from 'zod';
import { environmentName } from './fields';

/** What a spent budget of an objective means for pull requests. */
export const SLO_FREEZE_GATES = ['off', 'warn', 'block'] as const;

/** What follows from objectives; absent: nothing does. */
export const slo = z
  .strictObject({
    freeze: z
      .strictObject({
        gate: z.enum(SLO_FREEZE_GATES).default('off').meta({
          description:
            'What a pull request is told that changes stacks of a product whose error budget is spent: nothing, a warning, or that it must wait.',
        }),
        environments: z
          .array(environmentName)
          .min(1)
          .default(['prod'])
          .meta({ description: 'Whose objectives and stacks count.' }),
      })
      .optional(),
  })
  .optional();
