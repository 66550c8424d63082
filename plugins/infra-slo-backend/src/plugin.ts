import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { sloPermissions } from '@infra-portal/infra-common';

/** What services promise, and whether they keep it. */
export const infraSloPlugin = createBackendPlugin({
  pluginId: 'infra-slo',
  register(env) {
    env.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addPermissions(sloPermissions);
      },
    });
  },
});
