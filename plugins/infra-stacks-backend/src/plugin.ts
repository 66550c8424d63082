import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createRouter } from './router';

/** Repositories in the catalog, and what GitHub says of them. */
export const infraStacksPlugin = createBackendPlugin({
  pluginId: 'infra-stacks',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use(createRouter());
      },
    });
  },
});
