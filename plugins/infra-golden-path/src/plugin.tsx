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
import {
  conversationApiRef,
  ConversationClient,
} from './conversation/ConversationApi';
import { estimateApiRef, EstimateClient } from './cost/EstimateApi';
import { retirementApiRef, RetirementClient } from './lifecycle/RetirementApi';
import { pullsApiRef, PullsClient } from './pullRequests/PullsApi';
import { reviewApiRef, ReviewClient } from './review/ReviewApi';
import { exceptionsApiRef, ExceptionsClient } from './exceptions/ExceptionsApi';
import {
  createServiceRouteRef,
  newUpgradeRouteRef,
  pullCostRouteRef,
  pullRequestsRouteRef,
  requestRouteRef,
  reviewRouteRef,
  runRouteRef,
} from './routes';
import { takeOverApiRef, TakeOverClient } from './takeOver/TakeOverApi';
import { upgradesApiRef, UpgradesClient } from './upgrades/UpgradesApi';
import { valueApiRef, ValueClient } from './value/ValueApi';

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

const reviewApi = ApiBlueprint.make({
  name: 'review',
  params: define =>
    define({
      api: reviewApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ReviewClient(deps),
    }),
});

const upgradesApi = ApiBlueprint.make({
  name: 'upgrades',
  params: define =>
    define({
      api: upgradesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new UpgradesClient(deps),
    }),
});

const pullsApi = ApiBlueprint.make({
  name: 'pulls',
  params: define =>
    define({
      api: pullsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PullsClient(deps),
    }),
});

const valueApi = ApiBlueprint.make({
  name: 'value',
  params: define =>
    define({
      api: valueApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ValueClient(deps),
    }),
});

const takeOverApi = ApiBlueprint.make({
  name: 'take-over',
  params: define =>
    define({
      api: takeOverApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new TakeOverClient(deps),
    }),
});

const conversationApi = ApiBlueprint.make({
  name: 'conversation',
  params: define =>
    define({
      api: conversationApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ConversationClient(deps),
    }),
});

const exceptionsApi = ApiBlueprint.make({
  name: 'exceptions',
  params: define =>
    define({
      api: exceptionsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ExceptionsClient(deps),
    }),
});

const retirementApi = ApiBlueprint.make({
  name: 'retirement',
  params: define =>
    define({
      api: retirementApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RetirementClient(deps),
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
    review: reviewRouteRef,
    newUpgrade: newUpgradeRouteRef,
  },
  externalRoutes: { run: runRouteRef, pullCost: pullCostRouteRef },
  extensions: [
    goldenPathApi,
    estimateApi,
    retirementApi,
    conversationApi,
    pullsApi,
    reviewApi,
    takeOverApi,
    upgradesApi,
    exceptionsApi,
    valueApi,
    createServicePage,
    pullRequestsPage,
    goldenPathCard,
    serviceIntentField,
  ],
});
