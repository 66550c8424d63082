import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { ForgeError } from '@infra-portal/infra-node';

/** Seconds after which asking again may help, where GitHub does not say. */
const RETRY_AFTER = 10;

/** What a caller may be told of a pull request that cannot be read. */
export function toReviewError(error: unknown, name: string): unknown {
  if (!(error instanceof ForgeError)) return error;
  if (error.failure === 'not-found') {
    return new NotFoundError(
      `There is no pull request ${name}, or the portal may not see it`,
      error,
    );
  }
  const { retryAt } = error.details;
  const wait = retryAt && Math.ceil((retryAt.getTime() - Date.now()) / 1_000);
  return Object.assign(
    new ServiceUnavailableError(
      `${name} cannot be read now: ${error.message}`,
      error,
    ),
    { retryAfter: Math.max(1, wait ?? RETRY_AFTER) },
  );
}
