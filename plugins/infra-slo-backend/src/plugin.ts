import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { sloPermissions, SLOS_CHANNEL } from '@infra-portal/infra-common';
import { forgesServiceRef, mirrorsServiceRef } from '@infra-portal/infra-node';
import { registerSloActions } from './actions';
import { createSlos } from './createSlos';
import { createRouter } from './router';
import { scheduleSlos } from './scheduleSlos';

/** What services promise, and whether they keep it. */
export const infraSloPlugin = createBackendPlugin({
  pluginId: 'infra-slo',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        forges: forgesServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        mirrors: mirrorsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { httpRouter, signals } = deps;
        deps.permissionsRegistry.addPermissions(sloPermissions);
        const changed = async () => {
          await signals.publish({
            channel: SLOS_CHANNEL,
            recipients: { type: 'broadcast' },
            message: {},
          });
        };
        const { slos, look, refresh, gate } = await createSlos({
          ...deps,
          changed,
        });
        httpRouter.use(createRouter({ ...deps, slos }));
        registerSloActions({ ...deps, slos });
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
        await scheduleSlos({ ...deps, changed, look, refresh, gate });
      },
    });
  },
});
