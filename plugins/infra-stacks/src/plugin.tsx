import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiLayoutGridLine, RiStackLine } from '@remixicon/react';
import { stacksApiRef, StacksClient } from './api';
import { entityExtensions } from './entity/extensions';
import {
  activityRouteRef,
  costsRouteRef,
  driftEpisodeRouteRef,
  driftRouteRef,
  moduleRouteRef,
  modulesRouteRef,
  newUpgradeRouteRef,
  productRouteRef,
  productsRouteRef,
  pullCostRouteRef,
  runRouteRef,
  sourcesRouteRef,
  stackCostRouteRef,
  stackRouteRef,
  stacksRouteRef,
} from './routes';

const stacksApi = ApiBlueprint.make({
  params: define =>
    define({
      api: stacksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new StacksClient(deps),
    }),
});

const stacksPage = PageBlueprint.make({
  name: 'stacks',
  params: {
    path: '/stacks',
    routeRef: stacksRouteRef,
    title: 'Stacks',
    icon: <RiStackLine />,
    loader: () => import('./StacksPages').then(m => <m.StacksPages />),
  },
});

const productsPage = PageBlueprint.make({
  name: 'products',
  params: {
    path: '/products',
    routeRef: productsRouteRef,
    title: 'Products',
    icon: <RiLayoutGridLine />,
    loader: () => import('./ProductsPages').then(m => <m.ProductsPages />),
  },
});

/** Stacks of all infrastructure repositories. */
export const infraStacksPlugin = createFrontendPlugin({
  pluginId: 'infra-stacks',
  title: 'Stacks',
  routes: {
    products: productsRouteRef,
    product: productRouteRef,
    stacks: stacksRouteRef,
    stack: stackRouteRef,
    activity: activityRouteRef,
    run: runRouteRef,
    drift: driftRouteRef,
    driftEpisode: driftEpisodeRouteRef,
    sources: sourcesRouteRef,
    modules: modulesRouteRef,
    module: moduleRouteRef,
  },
  externalRoutes: {
    costs: costsRouteRef,
    stackCost: stackCostRouteRef,
    pullCost: pullCostRouteRef,
    newUpgrade: newUpgradeRouteRef,
  },
  extensions: [stacksApi, productsPage, stacksPage, ...entityExtensions],
});
