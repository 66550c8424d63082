import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readPolicyOptions } from './options';
import { PortalPermissionPolicy } from './PortalPermissionPolicy';

/** Installs the portal's permission policy. */
export const permissionPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'infra-portal-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint, config: coreServices.rootConfig },
      async init({ policy, config }) {
        policy.setPolicy(new PortalPermissionPolicy(readPolicyOptions(config)));
      },
    });
  },
});
