import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { costApiRef, CostClient } from '../api';
import {
  activityRouteRef,
  costsRouteRef,
  productRouteRef,
  requestsRouteRef,
  sourcesRouteRef,
  stackRouteRef,
} from '../routes';

/** The plugin for apps that still run on the old frontend system. */
export const infraCostPlugin = createPlugin({
  id: 'infra-cost',
  apis: [
    createApiFactory({
      api: costApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CostClient(deps),
    }),
  ],
  routes: { costs: costsRouteRef },
  externalRoutes: {
    stack: stackRouteRef,
    product: productRouteRef,
    sources: sourcesRouteRef,
    activity: activityRouteRef,
    requests: requestsRouteRef,
  },
});

/** `/costs`: all costs, and those of each stack under its name. */
export const CostsPage = infraCostPlugin.provide(
  createRoutableExtension({
    name: 'CostsPage',
    component: () => import('../CostsPages').then(m => m.CostsPages),
    mountPoint: costsRouteRef,
  }),
);

/** Tab of a System's page: what its services cost in their environments. */
export const EntityProductCostsContent = infraCostPlugin.provide(
  createComponentExtension({
    name: 'EntityProductCostsContent',
    component: {
      lazy: () => import('../entity/ProductCosts').then(m => m.ProductCosts),
    },
  }),
);

/** Card of a System's page: what the product costs. */
export const EntityProductCostCard = infraCostPlugin.provide(
  createComponentExtension({
    name: 'EntityProductCostCard',
    component: {
      lazy: () => import('../entity/cards').then(m => m.ProductCostCard),
    },
  }),
);

/** Card of a service's page: what its stacks cost. */
export const EntityServiceCostCard = infraCostPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceCostCard',
    component: {
      lazy: () => import('../entity/cards').then(m => m.ServiceCostCard),
    },
  }),
);

/** Card of a stack's page; see {@link isStack}. */
export const EntityStackCostCard = infraCostPlugin.provide(
  createComponentExtension({
    name: 'EntityStackCostCard',
    component: {
      lazy: () => import('../entity/cards').then(m => m.StackCostCard),
    },
  }),
);

export { isStack } from '@infra-portal/infra-common';
export { infraCostTranslationRef } from '../translation/ref';
