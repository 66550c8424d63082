import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';

/**
 * Carries events between replicas, through PostgreSQL. With SQLite there is
 * one process, which delivers its own events without help.
 */
const eventsLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (config.getString('backend.database.client') === 'pg') {
      yield import('@backstage/plugin-events-backend');
    }
  },
});

export default eventsLoader;
