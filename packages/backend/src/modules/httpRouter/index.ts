import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { NotFoundError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import { closeLingeringConnections } from './closeLingeringConnections';
import { limitBody } from './limitBody';
import { openUpgrades } from './openUpgrades';

const unknownPath: RequestHandler = (req, _res, next) => {
  const path = req.originalUrl.split('?')[0];
  next(
    path.startsWith('/api/')
      ? new NotFoundError(`There is no ${req.method} ${path} in this portal`)
      : new NotFoundError(
          `Nothing is served at ${path}. If this is a page of the portal, its browser application has not been built: run 'npm start', or 'yarn workspace app build'.`,
        ),
  );
};

/**
 * The root HTTP router with four habits changed: an unknown path is answered in
 * Backstage's error shape instead of with an empty body, bodies have a limit,
 * open streams do not hold up a shutdown, and web sockets are taken from the
 * start.
 */
const httpRouterFactory = rootHttpRouterServiceFactory({
  configure({ app, middleware, server, lifecycle, applyDefaults }) {
    closeLingeringConnections(server, lifecycle);
    openUpgrades(server, lifecycle);
    // Replaced on the instance, so that the default chain (security headers,
    // compression, logging, rate limits, time-outs) stays Backstage's own.
    middleware.notFound = () => unknownPath;
    app.use(limitBody);
    applyDefaults();
  },
});

export default httpRouterFactory;
