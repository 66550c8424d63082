import type { ErrorRequestHandler } from 'express';
import { retryAfterOf } from '../repository/repositoryErrors';

/** Says in a header when to try again, where the error knows. */
export const retryAfter: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  const seconds = retryAfterOf(error);
  if (seconds !== undefined && !response.headersSent) {
    response.setHeader('Retry-After', String(seconds));
  }
  next(error);
};
