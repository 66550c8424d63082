import express, { type Request, type Response, Router } from 'express';
import type { Atlantis } from '../atlantis';
import { namedProjects } from '../config/projects';
import type { PullRequest } from '../githubClient';
import { type Config, configAt, configOfCaller, type Run } from '../runs/run';
import { isAllowed } from '../settings';
import { type PlanRequest, readRequest, wantedOf } from './planRequest';
import {
  type ApiResult,
  applyProject,
  checkPolicies,
  isFailure,
  planProject,
} from './planRuns';
import { isAuthorised } from './secret';

/** What stands for a pull request where there is none. */
const noPull = (number: number, sha: string, ref: string): PullRequest => ({
  ...{ number, state: 'open', draft: false, html_url: '', body: null },
  ...{ head: { ref, sha }, base: { ref, sha }, user: { login: '' } },
  mergeable_state: '',
});

/** `POST /api/plan` and `/api/apply`: without a pull request, or beside one. */
export function createPlanRoute(atlantis: Atlantis): Router {
  const router = express.Router();
  const { shop, settings, github } = atlantis;
  let synthetic = -1_000_000;

  /** The request, if the caller may ask it; else the answer has been given. */
  function admitted(req: Request, res: Response): PlanRequest | undefined {
    const refuse = (status: number, error: string) => {
      res.status(status).json({ error });
      return undefined;
    };
    const access = isAuthorised(settings, req);
    if (access === 'off') {
      return refuse(503, 'ignoring request since API is disabled');
    }
    if (access !== 'yes') {
      const text = 'header X-Atlantis-Token did not match expected secret';
      return refuse(401, text);
    }
    const request = readRequest(req.body);
    if (typeof request === 'string') return refuse(400, request);
    if (!isAllowed(settings, request.Repository)) {
      return refuse(403, 'repo not allowlisted');
    }
    return request;
  }

  /** The default branch, where this branch is the first thing that is seen. */
  async function seeBase({ Repository: repo }: PlanRequest, sha: string) {
    if (shop.store.baseline(repo)) return;
    const { default_branch: branch } = await shop.github.repository(repo);
    const base = await configAt(shop, repo, branch, branch).catch(() => null);
    shop.store.setBaseline(repo, base?.checkout.sha ?? sha);
  }

  async function plan(run: Run, at: Config, request: PlanRequest) {
    const projects = wantedOf(request).flatMap(each =>
      namedProjects(at.config, each, at.hasFile, settings),
    );
    const target = { repo: run.repo, sha: at.checkout.sha };
    if (projects.length === 0) await shop.statuses.nothing(target);
    else await shop.statuses.combined(target, 'plan', 'pending');
    const planned = [];
    for (const project of projects) {
      planned.push({ project, result: await planProject(run, at, project) });
    }
    const checked = planned.flatMap(({ project, result }) =>
      checkPolicies(run, project, result),
    );
    return { projects, results: [...planned.map(p => p.result), ...checked] };
  }

  /** Tells only how the applies ended, though it plans before them. */
  async function apply(run: Run, at: Config, request: PlanRequest) {
    const { projects } = await plan(run, at, request);
    const target = { repo: run.repo, sha: at.checkout.sha };
    if (projects.length > 0) {
      await shop.statuses.combined(target, 'apply', 'pending');
    }
    const results = [];
    for (const project of projects) {
      results.push(await applyProject(run, at, project));
    }
    return { results };
  }

  const answer =
    (
      work: (
        run: Run,
        at: Config,
        request: PlanRequest,
      ) => Promise<{ results: ApiResult[] }>,
    ) =>
    async (req: Request, res: Response) => {
      const request = admitted(req, res);
      if (!request) return;
      const { Repository: repo, Ref: ref } = request;
      synthetic -= 1;
      const number = request.PR || synthetic;
      try {
        const at = await configOfCaller(shop, repo, ref, request.base_branch);
        await seeBase(request, at.checkout.sha);
        const pull = request.PR
          ? await shop.github.pull(repo, request.PR)
          : noPull(number, at.checkout.sha, ref);
        const run = { shop, repo, pull, user: '' };
        const { results } = await work(run, at, request);
        shop.store.unlockPull(repo, number);
        res.status(results.some(isFailure) ? 500 : 200).json({
          Error: null,
          Failure: '',
          ProjectResults: results,
          PlansDeleted: false,
        });
      } catch (error) {
        github.log(`Atlantis: API: ${(error as Error).stack}`);
        res.status(500).json({ error: (error as Error).message });
      }
    };

  router.post('/api/plan', express.json(), answer(plan));
  router.post('/api/apply', express.json(), answer(apply));
  return router;
}
