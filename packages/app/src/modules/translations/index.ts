import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { coreTranslations } from './coreTranslations';

/** Korean for the core plugins; loaded only when Korean is chosen. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: coreTranslations,
});
