import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedSlos } from '../authorization/AuthorizedSlos';
import { openApi } from './openapi';
import { addBacktestRoutes } from './routes/backtests';
import { addFreezeRoutes } from './routes/freezes';
import { addObjectiveRoutes } from './routes/objectives';
import { addPastRoutes } from './routes/past';

export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  slos: AuthorizedSlos;
}

/** The HTTP API of the plugin. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/openapi.json', async (request, response) => {
    await options.httpAuth.credentials(request);
    response.json(openApi());
  });
  addObjectiveRoutes(router, options);
  addPastRoutes(router, options);
  addBacktestRoutes(router, options);
  addFreezeRoutes(router, options);
  return router;
}
