import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';

/** The plugin, and what it adds to the catalog. */
const infraStacksLoader = createBackendFeatureLoader({
  *loader() {
    yield import('./plugin').then(({ infraStacksPlugin }) => ({
      default: infraStacksPlugin,
    }));
    yield import('./catalog').then(({ infraStacksCatalogModule }) => ({
      default: infraStacksCatalogModule,
    }));
  },
});

export default infraStacksLoader;
