import { z } from 'zod';

const count = z.number().int().nonnegative();

/** How many findings of each weight a stack has. */
export const findingCountsSchema = z.object({
  error: count,
  warning: count,
  info: count,
});
