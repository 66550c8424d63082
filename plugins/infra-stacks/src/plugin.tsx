import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
import { stacksApiRef, StacksClient } from './api';
import { sourcesRouteRef, stackRouteRef, stacksRouteRef } from './routes';

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

/** Stacks of all infrastructure repositories. */
export const infraStacksPlugin = createFrontendPlugin({
  pluginId: 'infra-stacks',
  title: 'Stacks',
  routes: {
    stacks: stacksRouteRef,
    stack: stackRouteRef,
    sources: sourcesRouteRef,
  },
  extensions: [stacksApi, stacksPage],
});
