import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readNeighbours } from './neighbours';
import { PortalHealth } from './PortalHealth';

/** The one health object; plugins reach it to add their required checks. */
export const portalHealthRef = createServiceRef<PortalHealth>({
  id: 'infra-portal.health',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
      },
      factory: ({ config, lifecycle }) =>
        new PortalHealth({ lifecycle, neighbours: readNeighbours(config) }),
    }),
});

/** Backstage's health service, answered by {@link portalHealthRef}. */
export const rootHealthFactory = createServiceFactory({
  service: coreServices.rootHealth,
  deps: { health: portalHealthRef },
  factory: ({ health }) => health,
});
