import { InputError } from '@backstage/errors';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { z } from 'zod';
import { parseRepository } from '../repository/repositoryName';

/** More help nobody at once. */
const MOST_ISSUES = 10;

/**
 * Checks a part of a request.
 * @throws InputError that names each field that is wrong
 */
export function parse<T extends z.ZodType>(
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

/** The repository of a query parameter; undefined for the default one. */
export function repositoryFrom(value: unknown): RepositoryRef | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') {
    throw new InputError('The parameter repository must be given once');
  }
  return parseRepository(value);
}
