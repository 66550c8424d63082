import express, { Router } from 'express';
import type { Atlantis } from '../atlantis';
import { namedProjects } from '../config/projects';
import type { ProjectConfig } from '../config/repoConfig';
import { flagsFor } from '../comments/parse';
import { PlanError } from '../planner';
import { projectId, summaryOf } from '../result';
import { configAt, configOfCaller, lockedBy, lockUrl } from '../runs/run';
import { isAllowed } from '../settings';
import type { Lock } from '../store';
import { isAuthorised } from './secret';

interface PlanRequest {
  Repository: string;
  Ref: string;
  base_branch?: string;
  Type: string;
  PR?: number;
  Projects?: string[];
  Paths?: { directory: string; workspace?: string }[];
}

/** Names of fields are read in any case, as Go does. */
function fieldsOf(body: unknown): Map<string, unknown> {
  return new Map(
    Object.entries(Object(body)).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
}

function readRequest(body: unknown): PlanRequest | string {
  const fields = fieldsOf(body);
  for (const name of ['Repository', 'Ref', 'Type']) {
    if (!fields.get(name.toLowerCase())) {
      return `request ${JSON.stringify(body)} is missing fields: ${name}`;
    }
  }
  return {
    Repository: String(fields.get('repository')),
    Ref: String(fields.get('ref')),
    base_branch: fields.get('base_branch') as string | undefined,
    Type: String(fields.get('type')),
    PR: fields.get('pr') as number | undefined,
    Projects: fields.get('projects') as string[] | undefined,
    Paths: fields.get('paths') as PlanRequest['Paths'],
  };
}

/** What a project's result always has. */
const frame = ({ name, dir, workspace }: ProjectConfig) => ({
  Error: null as null | object,
  Failure: '',
  PlanSuccess: null as null | object,
  PolicyCheckResults: null,
  ApplySuccess: '',
  VersionSuccess: '',
  ImportSuccess: null,
  StateRmSuccess: null,
  Command: 1,
  SubCommand: '',
  RepoRelDir: dir,
  Workspace: workspace,
  ProjectName: name,
  SilencePRComments: null,
});

/** `POST /api/plan`: a plan without a pull request, or beside one. */
export function createPlanRoute(atlantis: Atlantis): Router {
  const router = express.Router();
  const { shop, settings, github } = atlantis;
  let synthetic = -1_000_000;

  async function planOne(
    { Repository: repo }: PlanRequest,
    project: ProjectConfig,
    pull: number,
    at: Awaited<ReturnType<typeof configAt>>,
  ) {
    const { checkout } = at;
    const lock: Lock = {
      repo,
      path: project.dir,
      workspace: project.workspace,
      project: project.name,
      pull,
      pull_url: '',
      user: '',
      time: shop.now(),
    };
    const id = projectId(project);
    const job = shop.jobs.start(`${repo}: plan ${id}`);
    const link = { url: `${shop.url}/jobs/${job.id}` };
    const target = { repo, sha: checkout.sha };
    await shop.statuses.project(target, 'plan', id, 'pending', link);
    const result = frame(project);
    const other = shop.store.tryLock(lock);
    try {
      if (other) {
        result.Failure = lockedBy(other);
      } else if (!checkout.hasFolder(project.dir)) {
        result.Error = {};
      } else {
        const place = { repo, dir: project.dir, workspace: project.workspace };
        const { output } = await shop.planner.plan(checkout, place);
        const flags = flagsFor(project);
        result.PlanSuccess = {
          TerraformOutput: output,
          LockURL: lockUrl(shop, lock),
          RePlanCmd: `atlantis plan${flags}`,
          ApplyCmd: `atlantis apply${flags}`,
          MergedAgain: false,
        };
        job.lines.push(...output.split('\n'));
        const told = { ...link, description: summaryOf(output) };
        await shop.statuses.project(target, 'plan', id, 'success', told);
      }
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      job.lines.push(...error.message.split('\n'));
      // The text is lost on its way into JSON.
      result.Error = {};
    }
    job.ended = true;
    if (!result.PlanSuccess) {
      await shop.statuses.project(target, 'plan', id, 'failure', link);
    }
    return result;
  }

  router.post('/api/plan', express.json(), async (req, res) => {
    const access = isAuthorised(settings, req);
    if (access !== 'yes') {
      const off = access === 'off';
      const error = off
        ? 'ignoring request since API is disabled'
        : 'header X-Atlantis-Token did not match expected secret';
      res.status(off ? 503 : 401).json({ error });
      return;
    }
    const request = readRequest(req.body);
    if (typeof request === 'string') {
      res.status(400).json({ error: request });
      return;
    }
    if (!isAllowed(settings, request.Repository)) {
      res.status(403).json({ error: 'repo not allowlisted' });
      return;
    }
    synthetic -= 1;
    const pull = request.PR || synthetic;
    try {
      const at = await configOfCaller(
        shop,
        request.Repository,
        request.Ref,
        request.base_branch,
      );
      await seeBase(request, at.checkout.sha);
      const wanted = [
        ...(request.Projects ?? []).map(project => ({
          project,
          dir: '',
          workspace: '',
        })),
        ...(request.Paths ?? []).map(({ directory, workspace = '' }) => ({
          project: '',
          dir: directory,
          workspace,
        })),
      ];
      const projects = wanted.flatMap(each =>
        namedProjects(at.config, each, at.hasFile, settings),
      );
      const target = { repo: request.Repository, sha: at.checkout.sha };
      if (projects.length === 0) await shop.statuses.nothing(target);
      else await shop.statuses.combined(target, 'plan', 'pending');
      const results = [];
      for (const project of projects) {
        results.push(await planOne(request, project, pull, at));
      }
      shop.store.unlockPull(request.Repository, pull);
      const failed = results.some(each => !each.PlanSuccess);
      res.status(failed ? 500 : 200).json({
        Error: null,
        Failure: '',
        ProjectResults: results,
        PlansDeleted: false,
      });
    } catch (error) {
      github.log(`Atlantis: plan: ${(error as Error).stack}`);
      res.status(500).json({ error: (error as Error).message });
    }
  });

  /** The default branch, where this branch is the first thing that is seen. */
  async function seeBase({ Repository: repo }: PlanRequest, sha: string) {
    if (shop.store.baseline(repo)) return;
    const { default_branch: branch } = await shop.github.repository(repo);
    const base = await configAt(shop, repo, branch, branch).catch(() => null);
    shop.store.setBaseline(repo, base?.checkout.sha ?? sha);
  }
  return router;
}
