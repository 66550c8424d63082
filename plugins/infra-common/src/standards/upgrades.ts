import { z } from 'zod';
import { environmentName } from './fields';

/** What upgrades may do by themselves; absent: people merge everything. */
export const upgrades = z
  .strictObject({
    autoMerge: z.boolean().default(false).meta({
      description:
        'Whether the portal merges pull requests of upgrades whose plans are all empty and whose checks are green.',
    }),
    environments: z
      .array(environmentName)
      .min(1)
      .default(['dev'])
      .meta({ description: 'Where it may; elsewhere people merge.' }),
  })
  .optional();
