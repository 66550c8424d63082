import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';

/**
 * Full-text search in PostgreSQL where that is the database; otherwise the
 * search plugin's own in-memory engine, which a restart fills again.
 */
const searchEngineLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (config.getString('backend.database.client') === 'pg') {
      yield import('@backstage/plugin-search-backend-module-pg');
    }
  },
});

export default searchEngineLoader;
