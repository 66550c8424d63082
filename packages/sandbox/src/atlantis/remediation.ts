import { randomUUID } from 'node:crypto';
import { namedProjects, TargetError } from './config/projects';
import type { ProjectConfig } from './config/repoConfig';
import { driftCounts, type DriftRequest } from './drift';
import { PlanError } from './planner';
import {
  type Config,
  configOfCaller,
  lockedBy,
  type Workshop,
} from './runs/run';

export type RemediationRequest = Omit<DriftRequest, 'include_plan_output'> & {
  action?: 'plan' | 'apply';
};

interface RemediatedProject {
  project_name: string;
  directory: string;
  workspace: string;
  status: 'success' | 'failed';
  plan_output?: string;
  error?: string;
  drift_after?: object;
}

export interface RemediationResult {
  id: string;
  repository: string;
  ref: string;
  action: 'plan' | 'apply';
  status: 'success' | 'failed' | 'partial';
  started_at: string;
  completed_at: string;
  projects: RemediatedProject[];
  summary: {
    total_projects: number;
    success_count: number;
    failure_count: number;
  };
}

type Wanted = { project: string; dir: string; workspace: string };

/** A folder without a workspace is the default one alone. */
const wantedOf = ({ paths, projects }: RemediationRequest): Wanted[] => [
  ...(projects ?? []).map(project => ({ project, dir: '', workspace: '' })),
  ...(paths ?? []).map(({ directory, workspace = 'default' }) => ({
    ...{ project: '', dir: directory, workspace },
  })),
];

/** Plans what has drifted, and remembers that until the process ends. */
export class Remediation {
  /** The newest first. */
  readonly #results: RemediationResult[] = [];
  #synthetic = -2_000_000;

  constructor(readonly shop: Workshop) {}

  known(repository: string): RemediationResult[] {
    return this.#results.filter(each => each.repository === repository);
  }

  /**
   * Plans the projects that are named; none where nothing is.
   * @throws Error when the commit or its configuration cannot be read
   */
  async plan(request: RemediationRequest): Promise<RemediationResult> {
    const { base_branch: base, repository, ref } = request;
    const startedAt = this.shop.now();
    const at = await configOfCaller(this.shop, repository, ref, base);
    this.#synthetic -= 1;
    const pull = this.#synthetic;
    const projects = [];
    for (const each of wantedOf(request)) {
      projects.push(await this.#one(repository, at, each, pull));
    }
    this.shop.store.unlockPull(repository, pull);
    const failed = projects.filter(each => each.status === 'failed').length;
    const some = failed < projects.length ? 'partial' : 'failed';
    const result: RemediationResult = {
      ...{ id: randomUUID(), repository, ref, action: 'plan' },
      status: failed === 0 ? 'success' : some,
      ...{ started_at: startedAt, completed_at: this.shop.now() },
      projects,
      summary: {
        total_projects: projects.length,
        success_count: projects.length - failed,
        failure_count: failed,
      },
    };
    this.#results.unshift(result);
    return result;
  }

  async #one(
    repository: string,
    at: Config,
    wanted: Wanted,
    pull: number,
  ): Promise<RemediatedProject> {
    const named = {
      ...{ project_name: wanted.project, directory: wanted.dir },
      workspace: wanted.workspace,
    };
    try {
      const [project] = namedProjects(
        ...([at.config, wanted, at.hasFile, this.shop.settings] as const),
      );
      return { ...named, ...(await this.#look(repository, at, project, pull)) };
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      const text = `failed to build command: ${error.message}`;
      return { ...named, status: 'failed', error: text };
    }
  }

  async #look(
    repo: string,
    { checkout }: Config,
    { dir, name, workspace }: ProjectConfig,
    pull: number,
  ): Promise<Pick<RemediatedProject, 'status'>> {
    const { planner, store, now } = this.shop;
    const broken = (text: string) => ({
      ...{ status: 'failed' as const, plan_output: `Error: ${text}\n` },
      error: 'plan had errors',
    });
    const other = store.tryLock({
      ...{ repo, path: dir, workspace, project: name },
      ...{ pull, pull_url: '', user: '', time: now() },
    });
    if (other) return broken(lockedBy(other));
    if (!checkout.hasFolder(dir)) return broken(`dir "${dir}" does not exist`);
    try {
      const { output } = await planner.plan(checkout, { repo, dir, workspace });
      const after = { drift_after: driftCounts(output) };
      return { status: 'success', ...{ plan_output: output }, ...after };
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      return broken(error.message);
    }
  }
}
