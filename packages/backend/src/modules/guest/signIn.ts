import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { ForwardedError, InputError } from '@backstage/errors';

/** The only `auth.environment` in which guests are let in. */
const SANDBOX = 'sandbox';

/**
 * Loads guest sign-in and the guest's catalog entities where
 * `auth.providers.guest` is configured, and refuses to start where that is not
 * the sandbox.
 *
 * Backstage's own provider module fails when the key is missing, and can be
 * forced open in production by one more key; neither may happen here.
 */
export const guestSignInLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (!config.has('auth.providers.guest')) {
      return;
    }
    const environment = config.getOptionalString('auth.environment');
    if (environment !== SANDBOX) {
      throw new InputError(
        `auth.providers.guest is configured while auth.environment is '${
          environment ?? 'not set'
        }'. Guests exist only where auth.environment is '${SANDBOX}': remove auth.providers.guest from this configuration.`,
      );
    }
    try {
      yield import('@backstage/plugin-auth-backend-module-guest-provider');
    } catch (error) {
      throw new ForwardedError('Guest sign-in could not be loaded', error);
    }
    yield import('./catalogModule');
  },
});
