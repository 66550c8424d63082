/** What a person can do about a failed load: nothing, sign in, or try again. */
export type FailureKind = 'unauthorised' | 'expired' | 'failed';

/** Sorts a failed request by its HTTP status or error name. */
export function failureKind(error: Error): FailureKind {
  const { statusCode, response, cause } = error as {
    statusCode?: number;
    response?: { status?: number };
    cause?: { name?: string };
  };
  const status = statusCode ?? response?.status;
  const name = cause?.name ?? error.name;
  if (status === 401 || name === 'AuthenticationError') {
    return 'expired';
  }
  if (status === 403 || name === 'NotAllowedError') {
    return 'unauthorised';
  }
  return 'failed';
}
