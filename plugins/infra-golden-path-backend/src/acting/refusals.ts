import { ForgeError } from '@infra-portal/infra-node';
import { ActError } from './ActError';

/** What went wrong where the portal itself asks GitHub. */
export const unavailable = (error: unknown) =>
  error instanceof ForgeError
    ? new ActError('unavailable', error.message)
    : error;

/** Seconds until GitHub wants to be asked again, where it says so. */
function waitOf({ details }: ForgeError, now: Date): number | undefined {
  if (!details.retryAt) return undefined;
  const seconds = (details.retryAt.getTime() - now.getTime()) / 1_000;
  return Math.max(1, Math.ceil(seconds));
}

/** What GitHub has against the person's call, or the error itself. */
export function refusalOf(error: unknown, now: Date): ActError {
  if (error instanceof ActError) return error;
  if (!(error instanceof ForgeError)) throw error;
  const { said } = error.details;
  const words = said ? { said } : {};
  switch (error.failure) {
    case 'unauthorised':
      return new ActError(
        'token',
        'GitHub does not accept your sign-in any more. Sign in to GitHub again.',
      );
    case 'forbidden':
    case 'not-found':
      return new ActError(
        'forbidden',
        'GitHub does not let you do this on this pull request.',
        words,
      );
    case 'rate-limited': {
      const retryAfter = waitOf(error, now);
      return new ActError(
        'rate-limited',
        'GitHub asks you to wait, you have asked too often.',
        retryAfter === undefined ? {} : { retryAfter },
      );
    }
    case 'unavailable':
    case 'timeout':
      return new ActError(
        'unsure',
        'GitHub did not answer: it is not known whether it was done. Look at the pull request.',
      );
    default:
      return new ActError('not-taken', 'GitHub does not take this.', words);
  }
}
