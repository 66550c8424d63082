import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCheckServiceAction } from './checkService';
import { createGoldenPathClient } from './GoldenPathClient';
import { createOpenPullRequestAction } from './openPullRequest';
import { createRenderServiceAction } from './renderService';

/** Actions of templates that make services. */
export const goldenPathScaffolderModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'infra-golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        const client = createGoldenPathClient({ auth, discovery });
        actions.addActions(
          createRenderServiceAction({ client }),
          createCheckServiceAction({ client }),
          createOpenPullRequestAction({ client }),
        );
      },
    });
  },
});
