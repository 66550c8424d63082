import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { portalHealthRef } from './services';

/**
 * Makes the database a required check. It is a module of the catalog so that
 * it asks through the catalog's own connection pool: an exhausted pool is as
 * bad as a database that is gone.
 */
export const databaseHealthModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'infra-portal-health',
  register(env) {
    env.registerInit({
      deps: { database: coreServices.database, health: portalHealthRef },
      async init({ database, health }) {
        health.addRequired('database', async () => {
          const knex = await database.getClient();
          await knex.raw('select 1');
        });
      },
    });
  },
});
