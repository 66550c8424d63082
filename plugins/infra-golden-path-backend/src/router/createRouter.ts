import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedDrafts } from '../authorization/AuthorizedDrafts';
import type { AuthorizedPreviews } from '../authorization/AuthorizedPreviews';
import type { AuthorizedRequests } from '../authorization/AuthorizedRequests';
import type { AuthorizedRealPlans } from '../authorization/AuthorizedRealPlans';
import { openApi } from './openapi';
import { retryAfter } from './retryAfter';
import { addDraftRoutes } from './routes/drafts';
import { addFormRoutes } from './routes/form';
import { addPreviewRoutes } from './routes/previews';
import { addRequestRoutes } from './routes/requests';

import { addRealPlanRoutes } from './routes/realPlans';
/** Answers of a large service have some 20 KiB. */
const LARGEST_BODY = '256kb';

export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  previews: AuthorizedPreviews;
  requests: AuthorizedRequests;
  drafts: AuthorizedDrafts;
  /** Each throws when a person has asked too often. */
  limits: Record<'previews' | 'plans', (userRef: string) => void>;
  commands: AuthorizedCommands;
  realPlans: AuthorizedRealPlans;
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
  addRequestRoutes(router, options);
  addDraftRoutes(router, options);
  addRealPlanRoutes(router, options);
  router.use(retryAfter);
  return router;
}
