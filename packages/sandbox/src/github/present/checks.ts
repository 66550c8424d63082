import { CommitInfo, simpleCommit } from '../git/commitInfo';
import { Apps } from '../store/apps';
import {
  Annotation,
  CheckRun,
  Checks,
  CheckSuite,
  suiteState,
} from '../store/checks';
import { Repository } from '../store/repositories';
import { integration } from './app';
import type { Presenter } from './presenter';
import { nodeId } from './urls';

/** Writes check runs and suites as GitHub's JSON. */
export class CheckPresenter {
  readonly #apps: Apps;
  readonly #checks: Checks;

  constructor(readonly present: Presenter) {
    this.#apps = new Apps(present.github.db);
    this.#checks = new Checks(present.github.db);
  }

  #api(repository: Repository, tail: string) {
    return this.present.urls.api(
      `/repos/${repository.owner}/${repository.name}${tail}`,
    );
  }

  #app(id: number | null) {
    const app = id === null ? undefined : this.#apps.byId(id);
    if (!app) return null;
    const owner = this.present.github.accounts.byId(app.owner_id);
    return integration(this.present.urls, app, owner);
  }

  run(repository: Repository, run: CheckRun) {
    const url = this.#api(repository, `/check-runs/${run.id}`);
    const suite = this.#checks.suite(repository.id, run.suite_id)!;
    const html = this.present.urls.html(
      `/${repository.owner}/${repository.name}/runs/${run.id}`,
    );
    return {
      id: run.id,
      node_id: nodeId('CR', run.id),
      head_sha: run.head_sha,
      name: run.name,
      external_id: run.external_id ?? '',
      url,
      html_url: html,
      details_url: run.details_url ?? html,
      status: run.status,
      conclusion: run.conclusion,
      started_at: run.started_at,
      completed_at: run.completed_at,
      output: {
        ...run.output,
        annotations_count: run.annotations.length,
        annotations_url: `${url}/annotations`,
      },
      check_suite: { id: run.suite_id },
      app: this.#app(suite.app_id),
      pull_requests: [],
    };
  }

  suite(repository: Repository, suite: CheckSuite, commit: CommitInfo) {
    const runs = this.#checks.runs(repository.id, {
      suiteId: suite.id,
      latest: true,
    });
    const url = this.#api(repository, `/check-suites/${suite.id}`);
    return {
      id: suite.id,
      node_id: nodeId('CS', suite.id),
      head_branch: suite.head_branch,
      head_sha: suite.head_sha,
      ...suiteState(runs),
      url,
      before: commit.parents[0] ?? null,
      after: suite.head_sha,
      pull_requests: [],
      app: this.#app(suite.app_id),
      repository: this.present.simpleRepository(repository),
      created_at: suite.created_at,
      updated_at: suite.updated_at,
      head_commit: simpleCommit(commit),
      latest_check_runs_count: runs.length,
      check_runs_url: `${url}/check-runs`,
    };
  }

  annotation(repository: Repository, run: CheckRun, annotation: Annotation) {
    return {
      ...annotation,
      blob_href: this.present.urls.html(
        `/${repository.owner}/${repository.name}/blob/${run.head_sha}/${annotation.path}`,
      ),
    };
  }
}
