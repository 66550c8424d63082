import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { databaseHealthModule } from './databaseModule';
import { rootHealthFactory } from './services';

/** Readiness that knows about the database and the portal's neighbours. */
const rootHealthLoader = createBackendFeatureLoader({
  *loader() {
    yield rootHealthFactory;
    yield databaseHealthModule;
  },
});

export default rootHealthLoader;
