import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** More help nobody at once. */
const MOST_ISSUES = 10;

/**
 * Checks a part of a request.
 * @throws InputError that names each field that is wrong
 */
export function checkRequest<T extends z.ZodType>(
  schema: T,
  data: unknown,
  what: string,
): z.output<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issues = result.error.issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    );
  throw new InputError(
    `The ${what} is not as it must be: ${issues.join('; ')}`,
  );
}

/** A query parameter that may be given once or many times. */
export const many = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(most).optional(),
  );
