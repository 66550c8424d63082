import {
  createFrontendModule,
  ErrorDisplay,
  NotFoundErrorPage,
  PageLayout,
  Progress,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { CrashedPart } from './CrashedPart';
import { LoadingBar } from './LoadingBar';
import { NotFoundPage } from './NotFoundPage';
import { PortalPageLayout } from './PortalPageLayout';

// The names are core's, so that ours take their place. Error pages are loaded
// with the app: when they are needed, loading may be what fails.
const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define =>
    define({ component: PageLayout, loader: () => PortalPageLayout }),
});

const notFound = SwappableComponentBlueprint.make({
  name: 'core-not-found-error-page',
  params: define =>
    define({ component: NotFoundErrorPage, loader: () => NotFoundPage }),
});

const crashed = SwappableComponentBlueprint.make({
  name: 'core-error-display',
  params: define =>
    define({ component: ErrorDisplay, loader: () => CrashedPart }),
});

const progress = SwappableComponentBlueprint.make({
  name: 'core-progress',
  params: define => define({ component: Progress, loader: () => LoadingBar }),
});

/** Page frame, loading, error and not-found pages. */
export const pagesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [pageLayout, notFound, crashed, progress],
});
