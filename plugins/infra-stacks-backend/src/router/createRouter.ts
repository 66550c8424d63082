import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedStacks } from '../authorization/AuthorizedStacks';
import { addStackRoutes } from './routes/stacks';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  stacks: AuthorizedStacks;
}

/** The HTTP API of the plugin. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  addStackRoutes(router, options);
  return router;
}
