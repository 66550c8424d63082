import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { unprocessable } from '../github/rest/errors';
import { type Failures, failureSchema } from './http/failures';

/** Lets Prometheus fail, which the real one does at the worst of times only. */
export function createPrometheusControl(
  failures: Failures,
  admin: RequestHandler,
): Router {
  const router = express.Router();
  const path = '/_sandbox/prometheus/failures';
  router.get(path, admin, (_request, response) => {
    response.json(failures.list);
  });
  router.post(path, admin, express.json(), (request, response) => {
    const { data, error } = failureSchema.safeParse(request.body);
    if (error) throw unprocessable(z.prettifyError(error));
    failures.arrange(data);
    response.status(201).json(data);
  });
  router.delete(path, admin, (_request, response) => {
    failures.clear();
    response.status(204).end();
  });
  return router;
}
