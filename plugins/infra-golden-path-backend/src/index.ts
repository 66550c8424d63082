import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { infraGoldenPathPlugin } from './plugin';
import { goldenPathScaffolderModule } from './scaffolder';

/** The plugin, and its actions for templates. */
const infraGoldenPathLoader = createBackendFeatureLoader({
  loader: () => [infraGoldenPathPlugin, goldenPathScaffolderModule],
});

export default infraGoldenPathLoader;
