import express, { Router } from 'express';
import { AdjustableClock, timestamp } from './clock';
import type { GitHub } from './github/github';
import { authenticate } from './github/rest/authenticate';
import { Body } from './github/rest/body';
import { forbidden, invalid } from './github/rest/errors';

/**
 * What the sandbox has and GitHub has not: health, and the clock. The clock can
 * be stopped at a time, so that months of history can be made in seconds.
 */
export function createControlRouter(
  github: GitHub,
  clock: AdjustableClock,
): Router {
  const router = express.Router();
  router.get('/_sandbox/health', (_req, res) => {
    res.json({ status: 'ok' });
  });

  const state = () => ({ now: timestamp(clock.now()), fixed: clock.isFixed });
  const admin: express.RequestHandler = async (req, _res, next) => {
    const { actor } = await authenticate(github, req);
    if (!actor?.account.site_admin) {
      throw forbidden("This needs the site admin's token.");
    }
    next();
  };
  router.get('/_sandbox/clock', admin, (_req, res) => {
    res.json(state());
  });
  router.put('/_sandbox/clock', admin, express.json(), (req, res) => {
    const now = new Body('Clock', req.body).text('now');
    const date = now === undefined ? undefined : new Date(now);
    if (date && Number.isNaN(date.getTime())) {
      throw invalid({
        resource: 'Clock',
        field: 'now',
        code: 'invalid',
        message:
          'now must be a date such as 2026-01-31T12:00:00Z, or null for the real time',
      });
    }
    clock.set(date);
    res.json(state());
  });
  return router;
}
