import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  REPOSITORY_EVENTS,
  sloPermissions,
  SLOS_CHANNEL,
} from '@infra-portal/infra-common';
import { forgesServiceRef, mirrorsServiceRef } from '@infra-portal/infra-node';
import { registerSloActions } from './actions';
import { createSlos } from './createSlos';
import { createRouter } from './router';

const LOOK = 'infra-slo-look';
const REFRESH = 'infra-slo-refresh';
const SCHEDULE = 'infraSlo.refresh';

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
        const { config, httpRouter, logger, scheduler, signals } = deps;
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
        const lookAgain = async () => {
          if (!(await look())) return;
          await changed();
          // What is new need not wait for the next round.
          await scheduler
            .triggerTask(REFRESH)
            .catch(error =>
              logger.debug(`Numbers are asked for: ${toError(error).message}`),
            );
        };
        await scheduler.scheduleTask({
          ...(config.has(SCHEDULE)
            ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
                config.getConfig(SCHEDULE),
              )
            : {
                frequency: { minutes: 1 },
                // A process that is killed keeps others from asking so long.
                timeout: { minutes: 2 },
                initialDelay: { seconds: 10 },
              }),
          id: REFRESH,
          async fn(signal) {
            await look();
            await refresh.run(signal);
            await gate
              .run(signal)
              .catch(error =>
                logger.warn(
                  `Pull requests are not told: ${toError(error).message}`,
                ),
              );
          },
        });
        // Each process reads the files itself.
        await scheduler.scheduleTask({
          ...{ id: LOOK, scope: 'local', fn: lookAgain },
          ...{ frequency: { minutes: 1 }, timeout: { minutes: 5 } },
          initialDelay: { seconds: 5 },
        });
        await deps.events.subscribe({
          ...{ id: 'infra-slo-stacks', topics: [REPOSITORY_EVENTS.stacks] },
          onEvent: lookAgain,
        });
        await deps.events.subscribe({
          id: 'infra-slo-pulls',
          topics: [REPOSITORY_EVENTS.pullRequest],
          // The next round tells it.
          onEvent: async () => gate.wake(),
        });
      },
    });
  },
});
