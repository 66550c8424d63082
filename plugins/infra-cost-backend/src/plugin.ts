import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { costPermissions } from '@infra-portal/infra-common';

/** What stacks are estimated to cost. */
export const infraCostPlugin = createBackendPlugin({
  pluginId: 'infra-cost',
  register(env) {
    env.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addPermissions(costPermissions);
      },
    });
  },
});
