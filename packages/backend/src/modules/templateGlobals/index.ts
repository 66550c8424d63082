import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  createTemplateGlobalValue,
  scaffolderTemplatingExtensionPoint,
} from '@backstage/plugin-scaffolder-node/alpha';
import { parseInfrastructureRepository } from './infrastructureRepository';

const KEY = 'infraPortal.infrastructure.repository';

/**
 * Lets templates say `${{ infrastructure.repoUrl }}`, so that the same template
 * works in the sandbox, on github.com and on GitHub Enterprise Server.
 */
const templateGlobalsModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'infra-portal-template-globals',
  register(env) {
    env.registerInit({
      deps: {
        templating: scaffolderTemplatingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ templating, config }) {
        templating.addTemplateGlobals([
          createTemplateGlobalValue({
            id: 'infrastructure',
            value: parseInfrastructureRepository(config.getString(KEY), KEY),
            description: "The company's infrastructure repository",
          }),
        ]);
      },
    });
  },
});

export default templateGlobalsModule;
