import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { TooManyRequestsError } from '@infra-portal/infra-node';
import type { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedCosts } from '../authorization/AuthorizedCosts';
import type { AuthorizedSavingProposals } from '../savings';
import { openApi } from './openapi';
import { addCostRoutes } from './routes/costs';
import { addLiveRoutes } from './routes/live';
import { addPullRoutes } from './routes/pulls';
import { addSavingProposalRoutes } from './routes/savingProposals';
import { addUnmatchedRoutes } from './routes/unmatched';
import { addViewRoutes } from './routes/views';
import { addWeeklyRoutes } from './routes/weekly';

export interface RouterOptions {
  auditor: AuditorService;
  costs: AuthorizedCosts;
  httpAuth: HttpAuthService;
  /** Throws when a person has asked for too many estimates. */
  limit: (userRef: string) => void;
  savingProposals: AuthorizedSavingProposals;
}

/** Says in a header when to try again. */
const sayWhen: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof TooManyRequestsError) {
    response.set('retry-after', String(error.retryAfter));
  }
  next(error);
};

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
  addLiveRoutes(router, options);
  addCostRoutes(router, options);
  addSavingProposalRoutes(router, options);
  addUnmatchedRoutes(router, options);
  addViewRoutes(router, options);
  addPullRoutes(router, options);
  addWeeklyRoutes(router, options);
  router.use(sayWhen);
  return router;
}
