import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiPulseLine } from '@remixicon/react';
import { sloApiRef, SloClient } from './api';
import { entityExtensions } from './entity/extensions';
import {
  createServiceRouteRef,
  objectiveRouteRef,
  productRouteRef,
  slosRouteRef,
  stackRouteRef,
} from './routes';

const sloApi = ApiBlueprint.make({
  params: define =>
    define({
      api: sloApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new SloClient(deps),
    }),
});

const slosPage = PageBlueprint.make({
  params: {
    path: '/slos',
    routeRef: slosRouteRef,
    title: 'SLOs',
    icon: <RiPulseLine />,
    loader: () => import('./SlosPages').then(m => <m.SlosPages />),
  },
});

/** What services promise, whether they keep it, and what is left to spend. */
export const infraSloPlugin = createFrontendPlugin({
  pluginId: 'infra-slo',
  title: 'SLOs',
  routes: { slos: slosRouteRef, objective: objectiveRouteRef },
  externalRoutes: {
    stack: stackRouteRef,
    product: productRouteRef,
    createService: createServiceRouteRef,
  },
  extensions: [sloApi, slosPage, ...entityExtensions],
});
