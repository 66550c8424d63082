import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { goldenPathPermissions } from '@infra-portal/infra-common';
import {
  mirrorsServiceRef,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import { AuthorizedDrafts } from './authorization/AuthorizedDrafts';
import { AuthorizedPreviews } from './authorization/AuthorizedPreviews';
import { createOpenRequests } from './collisions/openRequests';
import { openDatabase } from './database';
import { DatabaseDraftStore } from './drafts/DatabaseDraftStore';
import { PlanQueue } from './gates/plan/PlanQueue';
import { readPlanSettings } from './gates/plan/readPlanSettings';
import { createPreviewService } from './previews/createPreviewService';
import { createBases } from './repository/mirrorBases';
import { readRepository } from './repository/readRepository';
import { createRouter } from './router';
import { createRateLimit } from './router/rateLimit';

/** A preview at each pause in typing is far below this. */
const PREVIEWS = { burst: 60, period: 30_000 };

/** Plans take seconds of a processor. */
const PLANS = { burst: 6, period: 60_000 };

/** More people wait no longer, but are told so. */
const MOST_WAITING_PLANS = 8;

/** Previews, gates and pull requests of services. */
export const infraGoldenPathPlugin = createBackendPlugin({
  pluginId: 'infra-golden-path',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auditor, config, httpAuth, logger, permissions } = deps;
        const store = new DatabaseDraftStore(await openDatabase(deps.database));
        const bases = createBases({
          mirrors: deps.mirrors,
          repositories: readInfrastructureRepositories(config),
          logger,
          prepare: readRepository,
        });
        const openRequests = createOpenRequests({
          list: async () => [],
          logger,
        });
        const previews = createPreviewService({
          bases,
          now: Date.now,
          openRequests,
          plans: {
            queue: new PlanQueue(MOST_WAITING_PLANS),
            settings: readPlanSettings(config),
          },
        });

        deps.permissionsRegistry.addPermissions(goldenPathPermissions);
        deps.httpRouter.use(
          createRouter({
            auditor,
            httpAuth,
            previews: new AuthorizedPreviews({ bases, previews, permissions }),
            drafts: new AuthorizedDrafts({ store, permissions }),
            limits: {
              previews: createRateLimit(PREVIEWS),
              plans: createRateLimit(PLANS),
            },
          }),
        );
        deps.httpRouter.addAuthPolicy({
          path: '/health',
          allow: 'unauthenticated',
        });
        await deps.scheduler.scheduleTask({
          id: 'infra-golden-path-drafts',
          frequency: { hours: 6 },
          timeout: { minutes: 5 },
          scope: 'global',
          fn: async () => {
            await store.sweep();
          },
        });
      },
    });
  },
});
