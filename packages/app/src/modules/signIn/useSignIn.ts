import { useCallback, useEffect, useRef, useState } from 'react';
import { UserIdentity } from '@backstage/core-components';
import {
  configApiRef,
  discoveryApiRef,
  githubAuthApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { readPortalConfig, type SignInProvider } from '../portalConfig';
import { GuestIdentity } from './GuestIdentity';
import { toSignInProblem, type SignInProblem } from './problems';
import { rememberedProvider } from './rememberedProvider';

/** Where signing in stands. */
export type SignInState =
  | { step: 'checking' }
  | { step: 'choosing'; problem?: SignInProblem }
  | { step: 'waiting'; provider: SignInProvider };

/** Signs people in; finds a session of before first. */
export function useSignIn(onSuccess: (identity: IdentityApi) => void) {
  const config = readPortalConfig(useApi(configApiRef));
  const githubAuth = useApi(githubAuthApiRef);
  const discoveryApi = useApi(discoveryApiRef);
  const [state, setState] = useState<SignInState>({ step: 'checking' });

  const connect = useCallback(
    async (
      provider: SignInProvider,
      options: { interactive: boolean },
    ): Promise<IdentityApi | undefined> => {
      if (provider === 'guest') {
        return GuestIdentity.signIn({
          discoveryApi,
          onSignOut: rememberedProvider.clear,
        });
      }
      const response = await githubAuth.getBackstageIdentity(
        options.interactive ? { instantPopup: true } : { optional: true },
      );
      return response
        ? UserIdentity.create({
            identity: response.identity,
            authApi: githubAuth,
            profile: await githubAuth.getProfile(),
          })
        : undefined;
    },
    [discoveryApi, githubAuth],
  );

  const signIn = async (provider: SignInProvider) => {
    setState({ step: 'waiting', provider });
    try {
      const identity = await connect(provider, { interactive: true });
      if (!identity) {
        throw new Error(`Provider '${provider}' is not configured for sign-in`);
      }
      rememberedProvider.set(provider);
      onSuccess(identity);
    } catch (error) {
      setState({ step: 'choosing', problem: toSignInProblem(error) });
    }
  };

  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) {
      return;
    }
    restored.current = true;
    const provider = rememberedProvider.get();
    const restore = async () => {
      // Without a sign-in before there is nothing to restore and nothing to ask.
      const identity =
        provider && config.signInProviders.includes(provider)
          ? await connect(provider, { interactive: false })
          : undefined;
      if (identity) {
        onSuccess(identity);
      } else {
        setState({ step: 'choosing' });
      }
    };
    restore().catch(error => {
      const problem = toSignInProblem(error);
      // An expired session is no problem worth telling; a dead server is.
      setState({
        step: 'choosing',
        problem: problem.kind === 'unreachable' ? problem : undefined,
      });
    });
  }, [config.signInProviders, connect, onSuccess]);

  return { config, state, signIn };
}
