import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { infraStacksCatalogModule } from './catalog';
import { infraStacksPlugin } from './plugin';

/** The plugin, and what it adds to the catalog. */
const infraStacksLoader = createBackendFeatureLoader({
  loader: () => [infraStacksPlugin, infraStacksCatalogModule],
});

export default infraStacksLoader;
