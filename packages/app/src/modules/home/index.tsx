import {
  ApiBlueprint,
  createFrontendModule,
  errorApiRef,
  identityApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import homePlugin from '@backstage/plugin-home/alpha';
import { visitsApiRef, VisitsWebStorageApi } from '@backstage/plugin-home';
import { RiHome5Line } from '@remixicon/react';

// Takes the place of the plugin's page (same id) and is the front page.
const homePage = PageBlueprint.make({
  params: {
    path: '/',
    routeRef: homePlugin.routes.root,
    title: 'Home',
    icon: <RiHome5Line />,
    noHeader: true,
    loader: () => import('./HomePage').then(m => <m.HomePage />),
  },
});

// Visits stay in the browser: the server has no use for where people click, and
// a request on every page would cost more than the list is worth.
const visitsApi = ApiBlueprint.make({
  name: 'visits',
  params: defineParams =>
    defineParams({
      api: visitsApiRef,
      deps: { identityApi: identityApiRef, errorApi: errorApiRef },
      factory: deps => VisitsWebStorageApi.create(deps),
    }),
});

/** The front page, and the record of visits it shows. */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [homePage, visitsApi],
});
