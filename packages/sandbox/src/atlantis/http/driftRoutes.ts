import express, { Request, Response, Router } from 'express';
import type { Atlantis } from '../atlantis';
import { DriftRequest, summaryOfProjects } from '../drift';
import { isAllowed } from '../settings';
import { isAuthorised } from './secret';
import { problemsOf } from './driftProblems';
import { fail, succeed } from './envelope';
import { addRemediateRoutes } from './remediateRoutes';

/** What an empty list was checked at. */
const NEVER = '0001-01-01T00:00:00Z';
/** `/api/drift/…` */
export function createDriftRoutes(atlantis: Atlantis): Router {
  const router = express.Router();
  const { settings, drift, github } = atlantis;

  /** Whether the caller may go on; else the answer has been given. */
  function admits(request: Request, response: Response, repository: unknown) {
    const access = isAuthorised(settings, request);
    if (access !== 'yes') {
      const off = access === 'off';
      const text = off ? 'API is disabled' : 'invalid or missing API token';
      fail(request, response, off ? 503 : 401, text);
      return false;
    }
    if (!settings.driftDetection) {
      fail(request, response, 503, 'drift detection is not enabled');
      return false;
    }
    const name = typeof repository === 'string' ? repository : '';
    if (name && !isAllowed(settings, name)) {
      fail(request, response, 403, 'repository is not allowed');
      return false;
    }
    return true;
  }

  router.post('/api/drift/detect', express.json(), async (req, res) => {
    const body: Partial<DriftRequest> = req.body ?? {};
    if (!admits(req, res, body.repository)) return;
    const problems = problemsOf(body);
    if (problems.length > 0) {
      fail(req, res, 400, 'request validation failed', problems);
      return;
    }
    try {
      const found = await drift.detect(body as DriftRequest);
      const partial = found.projects.some(({ error }) => error);
      succeed(req, res, partial ? 207 : 200, found);
    } catch (error) {
      github.log(`Atlantis: drift: ${(error as Error).message}`);
      fail(req, res, 500, 'internal server error');
    }
  });

  router.get('/api/drift/status', (req, res) => {
    const text = (name: string) => {
      const value = req.query[name];
      return typeof value === 'string' ? value : '';
    };
    if (!admits(req, res, text('repository'))) return;
    for (const field of ['repository', 'type']) {
      if (text(field)) continue;
      const details = [{ field, message: `${field} parameter is required` }];
      fail(req, res, 400, 'missing required parameter', details);
      return;
    }
    const repository = text('repository');
    const projects = drift.known({
      repository,
      project: text('project'),
      path: text('path'),
      workspace: text('workspace'),
      ref: text('ref'),
    });
    const latest = projects.map(each => each.last_checked).sort();
    succeed(req, res, 200, {
      repository,
      projects,
      checked_at: latest.at(-1) ?? NEVER,
      summary: summaryOfProjects(projects),
    });
  });
  addRemediateRoutes(router, atlantis, admits);
  return router;
}
