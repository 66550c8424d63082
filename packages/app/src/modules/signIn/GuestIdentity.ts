import type {
  BackstageUserIdentity,
  DiscoveryApi,
  IdentityApi,
  ProfileInfo,
} from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';

interface GuestSession {
  profile: ProfileInfo;
  backstageIdentity: {
    token: string;
    /** Lifetime of the token in seconds. */
    expiresInSeconds?: number;
    identity: BackstageUserIdentity;
  };
}

const DEFAULT_LIFETIME_SECONDS = 300;
const MARGIN_MS = 60_000;

/**
 * The identity of a guest: a token of the backend's guest provider, fetched
 * anew a minute before it runs out. Core's own falls back to a sign-in without
 * any token when the backend refuses guests; this one never does.
 */
export class GuestIdentity implements IdentityApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #onSignOut: () => void;
  #session: Promise<GuestSession> | undefined;
  #validUntil = 0;

  /**
   * Signs in as a guest.
   * @throws ResponseError when the backend has no guest provider or refuses.
   */
  static async signIn(options: {
    discoveryApi: DiscoveryApi;
    onSignOut: () => void;
  }): Promise<GuestIdentity> {
    const identity = new GuestIdentity(options);
    await identity.#getSession();
    return identity;
  }

  private constructor(options: {
    discoveryApi: DiscoveryApi;
    onSignOut: () => void;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#onSignOut = options.onSignOut;
  }

  async getProfileInfo() {
    return (await this.#getSession()).profile;
  }

  async getBackstageIdentity() {
    return (await this.#getSession()).backstageIdentity.identity;
  }

  async getCredentials() {
    return { token: (await this.#getSession()).backstageIdentity.token };
  }

  async signOut() {
    this.#session = undefined;
    this.#onSignOut();
  }

  #getSession(): Promise<GuestSession> {
    if (!this.#session || Date.now() >= this.#validUntil) {
      // Callers that come while it is under way share the one request.
      this.#validUntil = Number.POSITIVE_INFINITY;
      this.#session = this.#fetchSession().catch(error => {
        this.#session = undefined;
        throw error;
      });
    }
    return this.#session;
  }

  async #fetchSession(): Promise<GuestSession> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('auth');
    const response = await fetch(`${baseUrl}/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      credentials: 'include',
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const session: GuestSession = await response.json();
    const lifetime =
      session.backstageIdentity.expiresInSeconds ?? DEFAULT_LIFETIME_SECONDS;
    this.#validUntil = Date.now() + lifetime * 1000 - MARGIN_MS;
    return session;
  }
}
