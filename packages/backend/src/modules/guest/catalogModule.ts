import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { GuestEntityProvider } from './GuestEntityProvider';

/** Puts the guest and the group of guests into the catalog. */
const guestCatalogModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'infra-portal-guest',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        catalog.addEntityProvider(
          new GuestEntityProvider(
            config.getString('auth.providers.guest.userEntityRef'),
          ),
        );
      },
    });
  },
});

export default guestCatalogModule;
