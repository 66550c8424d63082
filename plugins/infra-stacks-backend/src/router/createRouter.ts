import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';

/** The HTTP API of the plugin. */
export function createRouter(): Router {
  const router = PromiseRouter();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  return router;
}
