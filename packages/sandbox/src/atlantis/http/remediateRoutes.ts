import express, { type Request, type Response, type Router } from 'express';
import type { Atlantis } from '../atlantis';
import { Remediation, type RemediationRequest } from '../remediation';
import { problemsOf } from './driftProblems';
import { fail, succeed } from './envelope';

const LONGEST = 100;
const USUAL = 10;
/** Letters that would make a name a pattern. */
const PATTERN = /[*?+^$|\\()[\]{}]|\.[*+?]/;

function wrongIn(body: Partial<RemediationRequest>) {
  const found = problemsOf(body);
  if (body.action && !['plan', 'apply'].includes(body.action)) {
    found.push({
      field: 'action',
      message: "action must be 'plan' or 'apply'",
    });
  }
  if (body.projects?.some(each => PATTERN.test(each))) {
    const message =
      'project names must be exact; use paths to target multiple projects';
    found.push({ field: 'projects', message });
  }
  return found;
}

/**
 * `/api/drift/remediate`: plans only, as a server without the flag that lets it
 * apply.
 */
export function addRemediateRoutes(
  router: Router,
  atlantis: Atlantis,
  admits: (req: Request, res: Response, repository: unknown) => boolean,
): void {
  const { github, shop } = atlantis;
  const remediation = new Remediation(shop);
  const path = '/api/drift/remediate';

  /** The repository that is asked about; undefined: the answer is given. */
  function repositoryOf(req: Request, res: Response): string | undefined {
    if (!admits(req, res, req.query.repository)) return undefined;
    for (const field of ['repository', 'type']) {
      if (req.query[field]) continue;
      const details = [{ field, message: `${field} parameter is required` }];
      fail(req, res, 400, 'missing required parameter', details);
      return undefined;
    }
    return String(req.query.repository);
  }

  router.post(path, express.json(), async (req, res) => {
    const body: Partial<RemediationRequest> = req.body ?? {};
    if (!admits(req, res, body.repository)) return;
    const problems = wrongIn(body);
    if (problems.length > 0) {
      fail(req, res, 400, 'validation failed', problems);
      return;
    }
    if (body.action === 'apply') {
      fail(req, res, 503, 'drift remediation apply is not enabled');
      return;
    }
    try {
      const result = await remediation.plan(body as RemediationRequest);
      if (result.status === 'failed') {
        fail(req, res, 409, 'drift remediation failed', result);
        return;
      }
      succeed(req, res, result.status === 'partial' ? 207 : 200, result);
    } catch (error) {
      github.log(`Atlantis: remediation: ${(error as Error).message}`);
      fail(req, res, 500, 'internal server error');
    }
  });

  router.get(path, (req, res) => {
    const repository = repositoryOf(req, res);
    if (repository === undefined) return;
    const limit = Number(req.query.limit ?? USUAL);
    if (!Number.isInteger(limit) || limit < 1) {
      const details = [
        { field: 'limit', message: 'must be a positive integer' },
      ];
      fail(req, res, 400, 'invalid limit parameter', details);
      return;
    }
    const results = remediation
      .known(repository)
      .slice(0, Math.min(limit, LONGEST));
    succeed(req, res, 200, { repository, count: results.length, results });
  });

  router.get(`${path}/:id`, (req, res) => {
    const repository = repositoryOf(req, res);
    if (repository === undefined) return;
    const { id } = req.params;
    const found = remediation.known(repository).find(each => each.id === id);
    if (found) succeed(req, res, 200, found);
    else {
      const text = 'remediation result not found';
      fail(req, res, 404, `${text}: ${text}: ${id}`);
    }
  });
}
