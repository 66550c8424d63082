import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createRouter } from './router';

/** Previews, gates and pull requests of services. */
export const infraGoldenPathPlugin = createBackendPlugin({
  pluginId: 'infra-golden-path',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use(createRouter());
      },
    });
  },
});
