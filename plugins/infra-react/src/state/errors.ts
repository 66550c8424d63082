/** What the server said, without the client's "Request failed with 500 …". */
export function messageOf(error: Error): string {
  const { cause } = error as { cause?: { message?: unknown } };
  return typeof cause?.message === 'string' && cause.message !== ''
    ? cause.message
    : error.message;
}

/** What a person can do about it: nothing, sign in, look elsewhere, or try again. */
export type ErrorKind = 'not-allowed' | 'signed-out' | 'not-found' | 'failed';

/** Why a change was not proposed, as far as people can do something about it. */
export type ProposalErrorKind = 'none' | 'changed' | 'notAllowed' | 'failed';

/** Sorts what became of a preview, or of opening a pull request. */
export function proposalErrorKind(error: Error): ProposalErrorKind {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 400) return 'none';
  if (statusCode === 409) return 'changed';
  const kind = errorKind(error);
  return kind === 'not-allowed' || kind === 'signed-out'
    ? 'notAllowed'
    : 'failed';
}

/** Sorts a failed request by its HTTP status or the error's name. */
export function errorKind(error: Error): ErrorKind {
  const { statusCode, response, cause } = error as {
    statusCode?: number;
    response?: { status?: number };
    cause?: { name?: string };
  };
  const status = statusCode ?? response?.status;
  const name = cause?.name ?? error.name;
  if (status === 401 || name === 'AuthenticationError') return 'signed-out';
  if (status === 403 || name === 'NotAllowedError') return 'not-allowed';
  if (status === 404 || name === 'NotFoundError') return 'not-found';
  return 'failed';
}
