import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiGitPullRequestLine, RiRocketLine } from '@remixicon/react';
import { goldenPathApiRef, GoldenPathClient } from './api';
import { estimateApiRef, EstimateClient } from './cost/EstimateApi';
import {
  createServiceRouteRef,
  pullCostRouteRef,
  pullRequestsRouteRef,
  requestRouteRef,
  runRouteRef,
} from './routes';

const goldenPathApi = ApiBlueprint.make({
  params: define =>
    define({
      api: goldenPathApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GoldenPathClient(deps),
    }),
});

const estimateApi = ApiBlueprint.make({
  name: 'estimate',
  params: define =>
    define({
      api: estimateApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new EstimateClient(deps),
    }),
});

const createServicePage = PageBlueprint.make({
  name: 'create-service',
  params: {
    path: '/create-service',
    routeRef: createServiceRouteRef,
    title: 'Create service',
    icon: <RiRocketLine />,
    loader: () =>
      import('./createService/CreateServicePage').then(m => (
        <m.CreateServicePage />
      )),
  },
});

const pullRequestsPage = PageBlueprint.make({
  name: 'pull-requests',
  params: {
    path: '/pull-requests',
    routeRef: pullRequestsRouteRef,
    title: 'Pull requests',
    icon: <RiGitPullRequestLine />,
    loader: () =>
      import('./pullRequests/PullRequestsPages').then(m => (
        <m.PullRequestsPages />
      )),
  },
});

const goldenPathCard = EntityCardBlueprint.make({
  name: 'golden-path',
  params: {
    type: 'info',
    filter: {
      kind: 'component',
      // INFRA_ANNOTATIONS.intent, written out: filters are data.
      'metadata.annotations.infra-portal.io/intent': { $exists: true },
    },
    loader: () =>
      import('./entity/GoldenPathCard').then(m => <m.GoldenPathCard />),
  },
});

const serviceIntentField = FormFieldBlueprint.make({
  name: 'service-intent',
  params: {
    field: () =>
      import('./scaffolder/serviceIntentField').then(m => m.serviceIntentField),
  },
});

/** Create service, and the pull requests that come of it. */
export const infraGoldenPathPlugin = createFrontendPlugin({
  pluginId: 'infra-golden-path',
  title: 'Create service',
  routes: {
    createService: createServiceRouteRef,
    pullRequests: pullRequestsRouteRef,
    request: requestRouteRef,
  },
  externalRoutes: { run: runRouteRef, pullCost: pullCostRouteRef },
  extensions: [
    goldenPathApi,
    estimateApi,
    createServicePage,
    pullRequestsPage,
    goldenPathCard,
    serviceIntentField,
  ],
});
