import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedFixes } from '../authorization/AuthorizedFixes';
import type { AuthorizedStacks } from '../authorization/AuthorizedStacks';
import type { AuthorizedDrift } from '../drift';
import type { AuthorizedDriftActs } from '../driftActs';
import type { ViewStore } from '../views';
import type { AuthorizedRuns } from '../runs';
import { openApi } from './openapi';
import { addDriftRoutes } from './routes/drift';
import { addDriftActRoutes } from './routes/driftActs';
import { addFixRoutes } from './routes/fixes';
import { addPullRoutes } from './routes/pulls';
import { addRunRoutes } from './routes/runs';
import { addStackRoutes } from './routes/stacks';
import { addViewRoutes } from './routes/views';

export interface RouterOptions {
  auditor: AuditorService;
  drift: AuthorizedDrift;
  driftActs: AuthorizedDriftActs;
  fixes: AuthorizedFixes;
  httpAuth: HttpAuthService;
  runs: AuthorizedRuns;
  stacks: AuthorizedStacks;
  views: ViewStore;
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
  addStackRoutes(router, options);
  addViewRoutes(router, options);
  addFixRoutes(router, options);
  addRunRoutes(router, options);
  addDriftRoutes(router, options);
  addDriftActRoutes(router, options);
  addPullRoutes(router, options);
  return router;
}
