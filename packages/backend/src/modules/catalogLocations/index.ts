import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { refreshLocations } from './refreshLocations';

const SCHEDULE = 'infraPortal.catalog.locations.schedule';

/**
 * Keeps descriptions that are read from files and addresses fresh. The catalog
 * itself looks at everything it has in turn, however it came; with thousands of
 * stacks, which are told when they change, that can only be seldom.
 */
const catalogLocationsModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'infra-portal-locations',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, logger, scheduler }) {
        const schedule = config.getOptionalConfig(SCHEDULE);
        await scheduler.scheduleTask({
          ...(schedule
            ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
            : {
                // Soon after a start too: a new release brings new templates.
                initialDelay: { seconds: 15 },
                frequency: { minutes: 30 },
                timeout: { minutes: 10 },
              }),
          id: 'infra-portal-refresh-locations',
          // To agree on who does it, replicas would ask the database every five
          // seconds; to do it twice costs less.
          scope: 'local',
          fn: async signal =>
            refreshLocations({
              catalog,
              credentials: await auth.getOwnServiceCredentials(),
              logger,
              signal,
            }),
        });
      },
    });
  },
});

export default catalogLocationsModule;
