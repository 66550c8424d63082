import type { RequestHandler } from 'express';

/** The largest request body any route of the portal asks for: reports of costs. */
export const MAX_BODY_BYTES = 20 * 1024 * 1024;

/**
 * Refuses larger bodies before anything reads them. Most routes have smaller
 * limits of their own, but those described by OpenAPI documents answer 400
 * where they should answer 413.
 *
 * A body of undeclared length is left to the route's parser and to the reverse
 * proxy, which declares lengths.
 */
export const limitBody: RequestHandler = (req, _res, next) => {
  const bytes = Number(req.headers['content-length'] ?? 0);
  if (bytes <= MAX_BODY_BYTES) {
    next();
    return;
  }
  next(
    Object.assign(
      new Error(
        `The request body of ${bytes} bytes is too large; at most ${MAX_BODY_BYTES} bytes are read`,
      ),
      { name: 'PayloadTooLargeError', status: 413 },
    ),
  );
};
