import type { Knex } from 'knex';

/** An open pull request as it was last told. */
export interface KnownPullRequest {
  number: number;
  branch: string;
  head: string;
}

const BRANCHES = 'repository_branches';
const PULLS = 'pull_requests';
/** Rows in one statement; SQLite takes few variables. */
const CHUNK = 200;

/** What was last told of repositories, to find what has not been. */
export class Repositories {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Commits by branch. */
  async branches(repository: string): Promise<Map<string, string>> {
    const rows = await this.#knex(BRANCHES)
      .select('branch', 'commit_id')
      .where({ repository });
    return new Map(rows.map(row => [row.branch, row.commit_id]));
  }

  async putBranches(
    repository: string,
    branches: Iterable<[branch: string, commit: string]>,
  ): Promise<void> {
    const rows = [...branches].map(([branch, commit]) => ({
      repository,
      branch,
      commit_id: commit,
    }));
    for (let at = 0; at < rows.length; at += CHUNK) {
      await this.#knex(BRANCHES)
        .insert(rows.slice(at, at + CHUNK))
        .onConflict(['repository', 'branch'])
        .merge();
    }
  }

  async removeBranches(repository: string, branches: string[]): Promise<void> {
    for (let at = 0; at < branches.length; at += CHUNK) {
      await this.#knex(BRANCHES)
        .where({ repository })
        .whereIn('branch', branches.slice(at, at + CHUNK))
        .delete();
    }
  }

  async pullRequests(repository: string): Promise<KnownPullRequest[]> {
    return this.#knex(PULLS)
      .select('number', 'branch', 'head')
      .where({ repository })
      .orderBy('number');
  }

  async putPullRequest(
    repository: string,
    { number, branch, head }: KnownPullRequest,
  ): Promise<void> {
    await this.#knex(PULLS)
      .insert({ repository, number, branch, head })
      .onConflict(['repository', 'number'])
      .merge();
  }

  async removePullRequest(repository: string, number: number): Promise<void> {
    await this.#knex(PULLS).where({ repository, number }).delete();
  }
}
