import { z } from 'zod';
import { kebab, monthlyCost } from './fields';

/** Share of what was before: 0.1 is ten per cent. */
const increase = z
  .strictObject({
    warn: z.number().gt(0).max(100).default(0.1),
    block: z.number().gt(0).max(100).default(0.3),
  })
  .refine(({ warn, block }) => warn <= block, { error: 'needs warn ≤ block' });

const service = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be a product and a service, such as "auth-hub/tokens"',
  );

/** What may be spent, and what is said of more. Money is USD per month. */
export const budgets = z
  .strictObject({
    warnAt: z
      .number()
      .gt(0)
      .max(1)
      .default(0.8)
      .meta({ description: 'Share of a budget that warns, 0 to 1.' }),
    products: z.record(kebab, monthlyCost).default({}),
    services: z
      .record(service, monthlyCost)
      .default({})
      .meta({ description: 'By product/service.' }),
    increase: increase.default({ warn: 0.1, block: 0.3 }).meta({
      description:
        'By which share the cost of a stack may grow in a pull request until it warns, and until it blocks.',
    }),
    smallest: monthlyCost.default(10).meta({
      description: 'An increase below this, in USD per month, is no matter.',
    }),
  })
  .default({
    warnAt: 0.8,
    products: {},
    services: {},
    increase: { warn: 0.1, block: 0.3 },
    smallest: 10,
  });
