import { z } from 'zod';

/** Views that one person may keep. */
export const MOST_VIEWS = 50;

export const viewIdSchema = z.uuid();

/** What a view is saved as; its id is made by whoever saves it. */
export const viewInputSchema = z.strictObject({
  title: z.string().trim().min(1).max(100),
  /** Query of the page of stacks, `environment=prod&text=api`. */
  query: z.string().max(4_000),
});

export type ViewInput = z.infer<typeof viewInputSchema>;

/** A list of stacks that somebody looks at often. */
export const viewSchema = viewInputSchema.extend({
  id: viewIdSchema,
  updatedAt: z.iso.datetime(),
});

export type View = z.infer<typeof viewSchema>;

/** One's own views, by title. */
export const viewsSchema = z.object({ items: z.array(viewSchema) });

export type Views = z.infer<typeof viewsSchema>;
