import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

const CODES: Record<number, string> = {
  400: 'VALIDATION_ERROR',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  500: 'INTERNAL_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

const frame = (request: Request) => ({
  request_id: request.get('x-request-id') || randomUUID(),
  timestamp: new Date().toISOString(),
});

/** Answers of the drift routes. */
export function succeed(
  request: Request,
  response: Response,
  status: number,
  data: unknown,
) {
  response
    .status(status)
    .json({ success: true, data, error: null, ...frame(request) });
}

export function fail(
  request: Request,
  response: Response,
  status: number,
  message: string,
  details?: { field: string; message: string }[] | object,
) {
  response.status(status).json({
    success: false,
    data: null,
    error: { code: CODES[status], message, ...(details && { details }) },
    ...frame(request),
  });
}
