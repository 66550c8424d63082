import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { goldenPathApiRef, GoldenPathClient } from '../api';
import {
  conversationApiRef,
  ConversationClient,
} from '../conversation/ConversationApi';
import { estimateApiRef, EstimateClient } from '../cost/EstimateApi';
import { retirementApiRef, RetirementClient } from '../lifecycle/RetirementApi';
import { reviewApiRef, ReviewClient } from '../review/ReviewApi';
import { pullsApiRef, PullsClient } from '../pullRequests/PullsApi';
import {
  exceptionsApiRef,
  ExceptionsClient,
} from '../exceptions/ExceptionsApi';
import {
  createServiceRouteRef,
  newUpgradeRouteRef,
  pullCostRouteRef,
  pullRequestsRouteRef,
  runRouteRef,
} from '../routes';
import { takeOverApiRef, TakeOverClient } from '../takeOver/TakeOverApi';
import { upgradesApiRef, UpgradesClient } from '../upgrades/UpgradesApi';
import { valueApiRef, ValueClient } from '../value/ValueApi';

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
      api: pullsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PullsClient(deps),
    }),
    createApiFactory({
      api: estimateApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new EstimateClient(deps),
    }),
    createApiFactory({
      api: retirementApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RetirementClient(deps),
    }),
    createApiFactory({
      api: conversationApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ConversationClient(deps),
    }),
    createApiFactory({
      api: reviewApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ReviewClient(deps),
    }),
    createApiFactory({
      api: upgradesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new UpgradesClient(deps),
    }),
    createApiFactory({
      api: exceptionsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ExceptionsClient(deps),
    }),
    createApiFactory({
      api: valueApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ValueClient(deps),
    }),
    createApiFactory({
      api: takeOverApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new TakeOverClient(deps),
    }),
  ],
  routes: {
    createService: createServiceRouteRef,
    pullRequests: pullRequestsRouteRef,
    newUpgrade: newUpgradeRouteRef,
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
