import { z } from 'zod';

/** A text in the two languages of the portal. */
export const localised = z.strictObject({
  en: z.string().min(1),
  ko: z.string().min(1),
});

/** A path inside the repository; text of a repository must not lead out of it. */
export const inside = z
  .string()
  .min(1)
  .refine(
    path => !/^\/|^[A-Za-z]:|\\/.test(path) && !path.split('/').includes('..'),
    { error: 'must be a path inside the repository, without ".."' },
  );
