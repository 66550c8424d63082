import { InputError } from '@backstage/errors';
import type { RepositoryRef } from '@infra-portal/infra-node';
import { parseRepository } from '../repository/repositoryName';

/** The repository of a query parameter; undefined for the default one. */
export function repositoryFrom(value: unknown): RepositoryRef | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') {
    throw new InputError('The parameter repository must be given once');
  }
  return parseRepository(value);
}
