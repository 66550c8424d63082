import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { goldenPathApiRef, GoldenPathClient } from '../api';
import { estimateApiRef, EstimateClient } from '../cost/EstimateApi';
import {
  createServiceRouteRef,
  pullCostRouteRef,
  pullRequestsRouteRef,
  runRouteRef,
} from '../routes';

/** The plugin for apps that still run on the old frontend system. */
export const infraGoldenPathPlugin = createPlugin({
  id: 'infra-golden-path',
  apis: [
    createApiFactory({
      api: goldenPathApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GoldenPathClient(deps),
    }),
    createApiFactory({
      api: estimateApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new EstimateClient(deps),
    }),
  ],
  routes: {
    createService: createServiceRouteRef,
    pullRequests: pullRequestsRouteRef,
  },
  externalRoutes: { run: runRouteRef, pullCost: pullCostRouteRef },
});

/** `/create-service`: questions and what they lead to. */
export const CreateServicePage = infraGoldenPathPlugin.provide(
  createRoutableExtension({
    name: 'CreateServicePage',
    component: () =>
      import('../createService/CreateServicePage').then(
        m => m.CreateServicePage,
      ),
    mountPoint: createServiceRouteRef,
  }),
);

/** `/pull-requests`: the list, and each request under its id. */
export const PullRequestsPage = infraGoldenPathPlugin.provide(
  createRoutableExtension({
    name: 'PullRequestsPage',
    component: () =>
      import('../pullRequests/PullRequestsPages').then(
        m => m.PullRequestsPages,
      ),
    mountPoint: pullRequestsRouteRef,
  }),
);

export { infraGoldenPathTranslationRef } from '../translation/ref';
