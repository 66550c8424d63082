import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { PreviewService } from '../previews/types';
import type { Bases } from '../repository/types';
import { addFormRoutes } from './routes/form';
import { addPreviewRoutes } from './routes/previews';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  bases: Bases;
  previews: PreviewService;
}

/** The HTTP API of the plugin. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  addFormRoutes(router, options);
  addPreviewRoutes(router, options);
  return router;
}
