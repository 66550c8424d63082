import {
  isError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  MirrorError,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';

/** Seconds after which asking again may help. */
const RETRY_AFTER = 10;

/** An error that carries when to try again, in seconds. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds = (error as { retryAfter?: unknown } | undefined)?.retryAfter;
  return typeof seconds === 'number' ? seconds : undefined;
}

/** What a caller may be told of a repository that cannot be read. */
export function toHttpError(error: unknown, repository: RepositoryRef): Error {
  const name = repositoryName(repository);
  if (!(error instanceof MirrorError)) {
    return isError(error) ? (error as Error) : new Error(String(error));
  }
  switch (error.failure) {
    case 'not-found':
      return new NotFoundError(
        `${name} was not found: it does not exist, or the portal's credentials may not read it`,
        error,
      );
    case 'empty':
      return new NotFoundError(
        `${name} is empty: push the files of an infrastructure repository first`,
        error,
      );
    default: {
      const unavailable = new ServiceUnavailableError(
        `${name} cannot be read now: ${error.message}`,
        error,
      );
      return Object.assign(unavailable, { retryAfter: RETRY_AFTER });
    }
  }
}
