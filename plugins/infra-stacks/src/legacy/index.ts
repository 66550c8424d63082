import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { stacksApiRef, StacksClient } from '../api';
import { productsRouteRef, stacksRouteRef } from '../routes';

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

export { infraStacksTranslationRef } from '../translation/ref';
