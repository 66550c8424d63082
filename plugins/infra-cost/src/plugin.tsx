import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiCoinsLine } from '@remixicon/react';
import { costApiRef, CostClient } from './api';
import { entityExtensions } from './entity/extensions';
import {
  activityRouteRef,
  costsRouteRef,
  productRouteRef,
  pullRouteRef,
  pullsRouteRef,
  savingsRouteRef,
  requestsRouteRef,
  sourcesRouteRef,
  stackCostRouteRef,
  stackRouteRef,
  unmatchedRouteRef,
  weeklyRouteRef,
} from './routes';

const costApi = ApiBlueprint.make({
  params: define =>
    define({
      api: costApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CostClient(deps),
    }),
});

const costsPage = PageBlueprint.make({
  params: {
    path: '/costs',
    routeRef: costsRouteRef,
    title: 'Costs',
    icon: <RiCoinsLine />,
    loader: () => import('./CostsPages').then(m => <m.CostsPages />),
  },
});

/** What stacks, products and pull requests are estimated to cost. */
export const infraCostPlugin = createFrontendPlugin({
  pluginId: 'infra-cost',
  title: 'Costs',
  routes: {
    costs: costsRouteRef,
    stack: stackCostRouteRef,
    savings: savingsRouteRef,
    unmatched: unmatchedRouteRef,
    weekly: weeklyRouteRef,
    pullRequests: pullsRouteRef,
    pullRequest: pullRouteRef,
  },
  externalRoutes: {
    stack: stackRouteRef,
    product: productRouteRef,
    sources: sourcesRouteRef,
    activity: activityRouteRef,
    requests: requestsRouteRef,
  },
  extensions: [costApi, costsPage, ...entityExtensions],
});
