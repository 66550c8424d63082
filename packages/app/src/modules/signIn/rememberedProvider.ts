import type { SignInProvider } from '../portalConfig';

const STORAGE_KEY = 'infra-portal:sign-in-provider';

/**
 * The way someone signed in before, so that a reload does not ask again. A
 * guest has no session cookie; this note is what makes them stay signed in.
 */
export const rememberedProvider = {
  get(): SignInProvider | undefined {
    const value = window.localStorage.getItem(STORAGE_KEY);
    return value === 'github' || value === 'guest' ? value : undefined;
  },
  set(provider: SignInProvider) {
    window.localStorage.setItem(STORAGE_KEY, provider);
  },
  clear() {
    window.localStorage.removeItem(STORAGE_KEY);
  },
};
