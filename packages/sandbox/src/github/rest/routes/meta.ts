import { Presenter } from '../../present/presenter';
import type { RateLimiter } from '../rateLimit';
import type { Routes } from '../router';

/** What a GitHub Enterprise Server says of itself. */
const VERSION = '3.19.0';

/** Facts about the server, and the caller's rate limit. */
export function registerMeta(
  routes: Routes,
  present: Presenter,
  limiter: RateLimiter,
) {
  routes.get('/meta', () => ({
    verifiable_password_authentication: false,
    installed_version: VERSION,
  }));
  routes.get('/versions', () => ['2022-11-28']);
  routes.get('/rate_limit', call => {
    const caller = call.actor
      ? `token:${call.actor.token.id}`
      : call.app && `app:${call.app.appId}`;
    const core = limiter.take(caller, 0);
    // One counter for all kinds of requests; the others are said to be alike.
    return {
      resources: { core, search: core, graphql: core },
      rate: core,
    };
  });
  void present;
}
