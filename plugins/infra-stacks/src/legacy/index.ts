import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { stacksApiRef, StacksClient } from '../api';
import {
  costsRouteRef,
  newUpgradeRouteRef,
  productsRouteRef,
  pullCostRouteRef,
  stackCostRouteRef,
  stacksRouteRef,
} from '../routes';

/** The plugin for apps that still run on the old frontend system. */
export const infraStacksPlugin = createPlugin({
  id: 'infra-stacks',
  apis: [
    createApiFactory({
      api: stacksApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new StacksClient(deps),
    }),
  ],
  routes: { products: productsRouteRef, stacks: stacksRouteRef },
  externalRoutes: {
    costs: costsRouteRef,
    stackCost: stackCostRouteRef,
    pullCost: pullCostRouteRef,
    newUpgrade: newUpgradeRouteRef,
  },
});

/** `/stacks`: the list, each stack under its name, and their sources. */
export const StacksPage = infraStacksPlugin.provide(
  createRoutableExtension({
    name: 'StacksPage',
    component: () => import('../StacksPages').then(m => m.StacksPages),
    mountPoint: stacksRouteRef,
  }),
);

/** `/products`: the list, and each product under its name. */
export const ProductsPage = infraStacksPlugin.provide(
  createRoutableExtension({
    name: 'ProductsPage',
    component: () => import('../ProductsPages').then(m => m.ProductsPages),
    mountPoint: productsRouteRef,
  }),
);

/** Tab of a System's page: the stacks of the product. */
export const EntityProductStacksContent = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityProductStacksContent',
    component: {
      lazy: () => import('../entity/ProductStacks').then(m => m.ProductStacks),
    },
  }),
);

/** Card of a service's page: its stacks. */
export const EntityServiceStacksCard = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceStacksCard',
    component: {
      lazy: () => import('../entity/ServiceStacks').then(m => m.ServiceStacks),
    },
  }),
);

/** Card of a stack's page; see {@link isStack}. */
export const EntityStackCard = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityStackCard',
    component: {
      lazy: () => import('../entity/StackCard').then(m => m.StackCard),
    },
  }),
);

/** Card of a stack's page: its newest runs, and who holds it; see {@link isStack}. */
export const EntityStackRunsCard = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityStackRunsCard',
    component: {
      lazy: () => import('../entity/StackRunsCard').then(m => m.StackRunsCard),
    },
  }),
);

/** Card of a stack's page: whether it is what the code says; see {@link isStack}. */
export const EntityStackDriftCard = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityStackDriftCard',
    component: {
      lazy: () =>
        import('../entity/StackDriftCard').then(m => m.StackDriftCard),
    },
  }),
);

/** Card of a System's page: which of the product's stacks have drifted. */
export const EntityProductDriftCard = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityProductDriftCard',
    component: {
      lazy: () =>
        import('../entity/ProductDriftCard').then(m => m.ProductDriftCard),
    },
  }),
);

/** Card of a module's page; see {@link isModule}. */
export const EntityModuleCard = infraStacksPlugin.provide(
  createComponentExtension({
    name: 'EntityModuleCard',
    component: {
      lazy: () => import('../entity/ModuleCard').then(m => m.ModuleCard),
    },
  }),
);

export { isModule, isStack } from '@infra-portal/infra-common';
export { infraStacksTranslationRef } from '../translation/ref';
