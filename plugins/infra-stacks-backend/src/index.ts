import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { infraStacksCatalogModule } from './catalog';
import { infraStacksPlugin } from './plugin';

/** The plugin, and what it adds to the catalog. */
const infraStacksLoader = createBackendFeatureLoader({
  // Not with import(): of what is compiled while the portal starts, it gives no names.
  *loader() {
    yield infraStacksPlugin;
    yield infraStacksCatalogModule;
  },
});

export default infraStacksLoader;
