import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { sloApiRef, SloClient } from '../api';
import {
  createServiceRouteRef,
  productRouteRef,
  slosRouteRef,
  stackRouteRef,
} from '../routes';

/** The plugin for apps that still run on the old frontend system. */
export const infraSloPlugin = createPlugin({
  id: 'infra-slo',
  apis: [
    createApiFactory({
      api: sloApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new SloClient(deps),
    }),
  ],
  routes: { slos: slosRouteRef },
  externalRoutes: {
    stack: stackRouteRef,
    product: productRouteRef,
    createService: createServiceRouteRef,
  },
});

/** `/slos`: all objectives, and each under its id. */
export const SlosPage = infraSloPlugin.provide(
  createRoutableExtension({
    name: 'SlosPage',
    component: () => import('../SlosPages').then(m => m.SlosPages),
    mountPoint: slosRouteRef,
  }),
);

/** Something of ours that stands on a page of the catalog. */
const partOf = (name: string, lazy: () => Promise<() => JSX.Element | null>) =>
  infraSloPlugin.provide(
    createComponentExtension({ name, component: { lazy } }),
  );

/** Tab of a System's page: what its services promise. */
export const EntityProductObjectivesContent = partOf(
  'EntityProductObjectivesContent',
  () => import('../entity/ProductObjectives').then(m => m.ProductObjectives),
);

/** Card of a service's page: what it promises, and whether it keeps that. */
export const EntityServiceObjectivesCard = partOf(
  'EntityServiceObjectivesCard',
  () => import('../entity/ServiceObjectives').then(m => m.ServiceObjectives),
);

/** Card of a stack's page; see {@link isStack}. */
export const EntityStackObjectivesCard = partOf(
  'EntityStackObjectivesCard',
  () => import('../entity/StackObjectives').then(m => m.StackObjectives),
);

export { isStack } from '@infra-portal/infra-common';
export { infraSloTranslationRef } from '../translation/ref';
