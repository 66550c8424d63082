import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mirrorsServiceRef,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import { createOpenRequests } from './collisions/openRequests';
import { createPreviewService } from './previews/createPreviewService';
import { createBases } from './repository/mirrorBases';
import { readRepository } from './repository/readRepository';
import { createRouter } from './router';

/** Previews, gates and pull requests of services. */
export const infraGoldenPathPlugin = createBackendPlugin({
  pluginId: 'infra-golden-path',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
      },
      async init({ config, httpAuth, httpRouter, logger, mirrors }) {
        const bases = createBases({
          mirrors,
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
        });
        httpRouter.use(createRouter({ bases, httpAuth, previews }));
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
      },
    });
  },
});
