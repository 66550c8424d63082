import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedBacktests } from '../authorization/AuthorizedBacktests';
import type { AuthorizedCommands } from '../authorization/AuthorizedCommands';
import type { AuthorizedDrafts } from '../authorization/AuthorizedDrafts';
import type { AuthorizedPreviews } from '../authorization/AuthorizedPreviews';
import type { AuthorizedRealPlans } from '../authorization/AuthorizedRealPlans';
import type { AuthorizedRequests } from '../authorization/AuthorizedRequests';
import type { AddRoutes } from '../rooms';
import { openApi } from './openapi';
import { retryAfter } from './retryAfter';
import { addCommandRoutes } from './routes/commands';
import { addDraftRoutes } from './routes/drafts';
import { addFormRoutes } from './routes/form';
import { addPreviewRoutes } from './routes/previews';
import { addRealPlanRoutes } from './routes/realPlans';
import { addRequestRoutes } from './routes/requests';

/** Answers of a large service have some 20 KiB. */
const LARGEST_BODY = '256kb';

export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  backtests: AuthorizedBacktests;
  previews: AuthorizedPreviews;
  requests: AuthorizedRequests;
  drafts: AuthorizedDrafts;
  commands: AuthorizedCommands;
  realPlans: AuthorizedRealPlans;
  /** Routes of the other rooms. */
  rooms?: readonly AddRoutes[];
  /** Each throws when a person has asked too often. */
  limits: Record<
    'previews' | 'declared' | 'plans' | 'backtests',
    (userRef: string) => void
  >;
}

/** The HTTP API of the plugin. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: LARGEST_BODY }));
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/openapi.json', (_request, response) => {
    response.json(openApi());
  });
  addFormRoutes(router, options);
  addPreviewRoutes(router, options);
  addRealPlanRoutes(router, options);
  addRequestRoutes(router, options);
  addCommandRoutes(router, options);
  addDraftRoutes(router, options);
  for (const addRoutes of options.rooms ?? []) addRoutes(router);
  router.use(retryAfter);
  return router;
}
