import { z } from 'zod';

/** `GET /badge-links/stacks/:name`, and of products. */
export const costBadgeLinkSchema = z.object({
  /** Behind the address of the plugin's API. */
  path: z.string(),
  /** What it says, for those who do not see it. */
  title: z.string(),
});

export type CostBadgeLink = z.output<typeof costBadgeLinkSchema>;
