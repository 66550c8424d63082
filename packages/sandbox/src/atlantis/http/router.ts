import express, { Router } from 'express';
import type { Atlantis, GitHubEvent } from '../atlantis';
import { createDriftRoutes } from './driftRoutes';
import { createPages } from './pages';
import { createPlanRoute } from './planRoute';
import { isSigned } from './secret';

/** Bytes of an event at most. */
const LARGEST = 25 * 1024 * 1024;

/** Atlantis's HTTP face, to be mounted below a path. */
export function createAtlantisRouter(
  atlantis: Atlantis,
  /** What GitHub signs its events with. */
  secret: () => string,
): Router {
  const router = express.Router();
  router.post(
    '/events',
    express.raw({ type: () => true, limit: LARGEST }),
    async (req, res) => {
      const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
      res.type('text');
      const event = req.get('x-github-event');
      if (!event) {
        res.status(400).send('Ignoring request');
        return;
      }
      if (!isSigned(secret(), body, req.get('x-hub-signature-256') ?? '')) {
        res.status(400).send('payload signature check failed');
        return;
      }
      let message: GitHubEvent;
      try {
        message = JSON.parse(body.toString('utf8'));
      } catch {
        res.status(400).send('could not parse webhook');
        return;
      }
      const { status, text } = await atlantis.hear(event, message);
      res.status(status).send(text);
    },
  );
  router.use(createPages(atlantis));
  router.use(createPlanRoute(atlantis));
  router.use(createDriftRoutes(atlantis));
  return router;
}
