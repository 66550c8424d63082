import { randomUUID } from 'node:crypto';
import { allProjects, namedProjects } from './config/projects';
import type { ProjectConfig } from './config/repoConfig';
import { PlanError } from './planner';
import { isUnchanged, statsOf, summaryOf } from './result';
import { type Config, configOfCaller, lockedBy, Workshop } from './runs/run';
import type { Lock } from './store';

/** One stack in a detection of drift. */
export interface DriftProject {
  project_name: string;
  directory: string;
  workspace: string;
  ref: string;
  base_branch?: string;
  resolved_commit?: string;
  detection_id?: string;
  has_drift: boolean;
  drift?: object;
  plan_output?: string;
  last_checked: string;
  error?: string;
}

/** What one stack's plan said; its summary is told by webhook only. */
type Looked = Pick<
  DriftProject,
  'has_drift' | 'drift' | 'plan_output' | 'error'
> & { summary?: string };

export interface DriftRequest {
  repository: string;
  ref: string;
  type: string;
  base_branch?: string;
  projects?: string[];
  paths?: { directory: string; workspace?: string }[];
  include_plan_output?: boolean;
}

export interface Detection {
  id: string;
  repository: string;
  projects: DriftProject[];
  detected_at: string;
  summary: object;
}

export function summaryOfProjects(projects: readonly DriftProject[]) {
  const withDrift = projects.filter(each => each.has_drift).length;
  const withErrors = projects.filter(each => each.error).length;
  return {
    total_projects: projects.length,
    projects_with_drift: withDrift,
    projects_without_drift: projects.filter(
      each => !each.has_drift && !each.error,
    ).length,
    projects_with_errors: withErrors,
  };
}

const branchOf = (ref: string) => ref.replace(/^refs\/heads\//, '');

const NO_COUNTS = {
  to_add: 0,
  to_change: 0,
  to_destroy: 0,
  to_import: 0,
  to_forget: 0,
};

/**
 * Detects drift by planning a branch, and remembers what it found until the
 * process ends.
 */
export class DriftDetection {
  readonly #found = new Map<string, DriftProject>();
  readonly #queues = new Map<string, Promise<unknown>>();
  #synthetic = 0;

  constructor(readonly shop: Workshop) {}

  /** Detections of one repository wait for each other. */
  async detect(request: DriftRequest): Promise<Detection> {
    const before = this.#queues.get(request.repository) ?? Promise.resolve();
    const work = before.then(() => this.#detect(request));
    this.#queues.set(
      request.repository,
      work.catch(() => {}),
    );
    return work;
  }

  known(filter: {
    repository: string;
    project?: string;
    path?: string;
    workspace?: string;
    ref?: string;
  }): DriftProject[] {
    const prefix = `${filter.repository}\0`;
    return [...this.#found]
      .filter(([key]) => key.startsWith(prefix))
      .map(([, project]) => project)
      .filter(
        each =>
          (!filter.project || each.project_name === filter.project) &&
          (!filter.path || each.directory === filter.path) &&
          (!filter.workspace || each.workspace === filter.workspace) &&
          (!filter.ref || each.ref === branchOf(filter.ref)),
      );
  }

  async #detect(request: DriftRequest): Promise<Detection> {
    const { shop } = this;
    const ref = branchOf(request.ref);
    const id = randomUUID();
    const { config, checkout, hasFile } = await configOfCaller(
      shop,
      request.repository,
      request.ref,
      request.base_branch,
    );
    const wanted = [
      ...(request.projects ?? []).map(project => ({
        project,
        dir: '',
        workspace: '',
      })),
      ...(request.paths ?? []).map(({ directory, workspace = '' }) => ({
        project: '',
        dir: directory,
        workspace,
      })),
    ];
    const projects =
      wanted.length > 0
        ? wanted.flatMap(each =>
            namedProjects(config, each, hasFile, shop.settings),
          )
        : allProjects(config, checkout.files, shop.settings);
    shop.store.setBaseline(request.repository, checkout.sha);
    this.#synthetic -= 1;
    const pull = this.#synthetic;
    const found: DriftProject[] = [];
    const summaries: string[] = [];
    for (const project of projects) {
      const common = {
        project_name: project.name,
        directory: project.dir,
        workspace: project.workspace,
        ref,
        ...(request.base_branch && { base_branch: request.base_branch }),
        resolved_commit: checkout.sha,
        detection_id: id,
        last_checked: shop.now(),
      };
      const looked = await this.#one(request, project, pull, checkout);
      const { summary = '', ...result } = looked;
      found.push({ ...common, ...result });
      summaries.push(summary);
    }
    shop.store.unlockPull(request.repository, pull);
    for (const each of found) {
      const { plan_output: _output, ...kept } = each;
      this.#found.set(
        [
          request.repository,
          each.project_name,
          each.directory,
          each.workspace,
          ref,
        ].join('\0'),
        kept,
      );
    }
    await this.#tell(request, id, ref, found, summaries);
    return {
      id,
      repository: request.repository,
      projects: found,
      detected_at: shop.now(),
      summary: summaryOfProjects(found),
    };
  }

  async #one(
    request: DriftRequest,
    project: ProjectConfig,
    pull: number,
    checkout: Config['checkout'],
  ): Promise<Looked> {
    const { shop } = this;
    const repo = request.repository;
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
    const other = shop.store.tryLock(lock);
    if (other) return { has_drift: false, error: lockedBy(other) };
    if (!checkout.hasFolder(project.dir)) {
      return { has_drift: false, error: `dir "${project.dir}" does not exist` };
    }
    const place = { repo, dir: project.dir, workspace: project.workspace };
    try {
      const { output } = await shop.planner.plan(checkout, place);
      const shown = request.include_plan_output && { plan_output: output };
      return { ...driftOf(output), summary: summaryOf(output), ...shown };
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      return { has_drift: false, error: error.message };
    }
  }

  /** One project with an error keeps the whole message back. */
  async #tell(
    { repository }: DriftRequest,
    id: string,
    ref: string,
    found: readonly DriftProject[],
    summaries: readonly string[],
  ) {
    if (found.some(({ error }) => error)) return;
    await this.shop.outgoing.drift({
      repository,
      ref,
      detection_id: id,
      projects_with_drift: found.filter(each => each.has_drift).length,
      total_projects: found.length,
      projects: found.map((each, index) => ({
        project_name: each.project_name,
        path: each.directory,
        workspace: each.workspace,
        has_drift: each.has_drift,
        ...NO_COUNTS,
        ...(each.drift && countsOf(each.drift)),
        summary: summaries[index],
      })),
    });
  }
}

function countsOf(drift: object) {
  const {
    total_changes: _total,
    changes_outside: _outside,
    ...counts
  } = drift as Record<string, unknown>;
  return counts;
}

/** What a plan would do, as drift is told. */
export function driftCounts(output: string) {
  const stats = statsOf(output);
  return {
    to_add: stats.add,
    to_change: stats.change,
    to_destroy: stats.destroy,
    to_import: stats.toImport,
    to_forget: stats.forget,
    total_changes:
      stats.add + stats.change + stats.destroy + stats.toImport + stats.forget,
    summary: summaryOf(output),
    changes_outside: stats.changesOutside,
  };
}

/** A plan that is not empty is drift, whatever the reason. */
function driftOf(output: string) {
  const drift = driftCounts(output);
  const hasDrift = drift.total_changes > 0 || drift.changes_outside;
  if (!hasDrift || isUnchanged(output)) return { has_drift: false };
  return { has_drift: true, drift };
}
