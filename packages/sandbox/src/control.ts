import express, { Router } from 'express';
import { AdjustableClock, timestamp } from './clock';
import { registerApp } from './github/apps';
import type { GitHub } from './github/github';
import { authenticate } from './github/rest/authenticate';
import { Body } from './github/rest/body';
import { forbidden, invalid } from './github/rest/errors';
import { Apps } from './github/store/apps';
import type { Atlantis } from './atlantis/atlantis';
import { createAtlantisControl } from './atlantis/control';
import { createPrometheusControl } from './prometheus/control';
import { Failures } from './prometheus/http/failures';

/**
 * What the sandbox has and GitHub has not: health; the clock, which can be
 * stopped at a time so that months of history are made in seconds; and a way to
 * register GitHub Apps, for which GitHub has a page only.
 */
export function createControlRouter(
  github: GitHub,
  clock: AdjustableClock,
  atlantis: () => Atlantis | undefined = () => undefined,
  failures = new Failures(),
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

  router.use(createAtlantisControl(atlantis, admin));
  router.use(createPrometheusControl(failures, admin));
  router.post('/_sandbox/apps', admin, express.json(), (req, res) => {
    const body = new Body('App', req.body);
    const slug = body.required('slug', { max: 34 });
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
      throw invalid({
        resource: 'App',
        field: 'slug',
        code: 'invalid',
        message: 'slug may have lower-case letters, digits and single hyphens',
      });
    }
    if (new Apps(github.db).bySlug(slug)) {
      throw invalid({ resource: 'App', field: 'slug', code: 'already_exists' });
    }
    const permissions = body.object('permissions');
    const granted = Object.keys(Object(body.raw('permissions'))).map(name => [
      name,
      permissions!.required(name, { oneOf: ['read', 'write', 'admin'] }),
    ]);
    const { app, privateKey } = registerApp(github, {
      slug,
      name: body.text('name') ?? slug,
      ownerLogin: body.required('owner'),
      description: body.text('description'),
      permissions: Object.fromEntries(granted),
      events: body.texts('events'),
      installOn: body.texts('install_on'),
    });
    res.status(201).json({
      id: app.id,
      slug: app.slug,
      client_id: app.client_id,
      pem: privateKey,
    });
  });
  return router;
}
