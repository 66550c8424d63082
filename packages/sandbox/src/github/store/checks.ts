import { Db } from './database';

export const checkStatuses = ['queued', 'in_progress', 'completed'] as const;
export const conclusions = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'timed_out',
] as const;
export type CheckStatus = (typeof checkStatuses)[number];
export type Conclusion = (typeof conclusions)[number];

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column: number | null;
  end_column: number | null;
  annotation_level: 'notice' | 'warning' | 'failure';
  title: string | null;
  message: string;
  raw_details: string | null;
}

export interface CheckOutput {
  title: string | null;
  summary: string | null;
  text: string | null;
}

export interface CheckRun {
  id: number;
  suite_id: number;
  repo_id: number;
  head_sha: string;
  name: string;
  status: CheckStatus;
  conclusion: Conclusion | null;
  details_url: string | null;
  external_id: string | null;
  output: CheckOutput;
  annotations: Annotation[];
  started_at: string | null;
  completed_at: string | null;
}

export interface CheckSuite {
  id: number;
  repo_id: number;
  app_id: number | null;
  head_sha: string;
  head_branch: string | null;
  created_at: string;
  updated_at: string;
}

const readRun = (row: any): CheckRun => ({
  ...row,
  output: { title: null, summary: null, text: null, ...JSON.parse(row.output) },
  annotations: JSON.parse(row.annotations),
});

/** Check runs, gathered in one suite per App and commit. */
export class Checks {
  constructor(readonly db: Db) {}

  suiteOf(
    suite: Omit<CheckSuite, 'id' | 'created_at' | 'updated_at'>,
    at: string,
  ): CheckSuite {
    const found = this.db
      .prepare(
        'select * from check_suites where repo_id = @repo_id and head_sha = @head_sha and app_id is @app_id',
      )
      .get(suite) as CheckSuite | undefined;
    return (
      found ??
      (this.db
        .prepare(
          `insert into check_suites (repo_id, app_id, head_sha, head_branch, created_at, updated_at)
           values (@repo_id, @app_id, @head_sha, @head_branch, @at, @at) returning *`,
        )
        .get({ ...suite, at }) as CheckSuite)
    );
  }

  suite(repoId: number, id: number): CheckSuite | undefined {
    return this.db
      .prepare('select * from check_suites where repo_id = ? and id = ?')
      .get(repoId, id) as CheckSuite | undefined;
  }

  suites(repoId: number, sha: string): CheckSuite[] {
    return this.db
      .prepare(
        'select * from check_suites where repo_id = ? and head_sha = ? order by id',
      )
      .all(repoId, sha) as CheckSuite[];
  }

  run(repoId: number, id: number): CheckRun | undefined {
    const row = this.db
      .prepare('select * from check_runs where repo_id = ? and id = ?')
      .get(repoId, id);
    return row ? readRun(row) : undefined;
  }

  /** Newest first; `latest` keeps one per suite and name. */
  runs(
    repoId: number,
    filter: { sha?: string; suiteId?: number; latest?: boolean },
  ): CheckRun[] {
    const rows = this.db
      .prepare(
        `select * from check_runs where repo_id = @repo
           and (@sha is null or head_sha = @sha)
           and (@suite is null or suite_id = @suite)
           and (@latest = 0 or id in (select max(id) from check_runs group by suite_id, name))
         order by id desc`,
      )
      .all({
        repo: repoId,
        sha: filter.sha ?? null,
        suite: filter.suiteId ?? null,
        latest: filter.latest ? 1 : 0,
      });
    return rows.map(readRun);
  }

  save(run: Omit<CheckRun, 'id'> & { id?: number }): CheckRun {
    const values = {
      ...run,
      id: run.id ?? null,
      output: JSON.stringify(run.output),
      annotations: JSON.stringify(run.annotations),
    };
    const row = this.db
      .prepare(
        `insert into check_runs (id, suite_id, repo_id, head_sha, name, status, conclusion,
           details_url, external_id, output, annotations, started_at, completed_at)
         values (@id, @suite_id, @repo_id, @head_sha, @name, @status, @conclusion,
           @details_url, @external_id, @output, @annotations, @started_at, @completed_at)
         on conflict (id) do update set name = excluded.name, status = excluded.status,
           conclusion = excluded.conclusion, details_url = excluded.details_url,
           external_id = excluded.external_id, output = excluded.output,
           annotations = excluded.annotations, started_at = excluded.started_at,
           completed_at = excluded.completed_at
         returning *`,
      )
      .get(values);
    return readRun(row);
  }
}

const worst: Conclusion[] = [
  'action_required',
  'timed_out',
  'cancelled',
  'failure',
];

/** What a suite says as a whole: the worst conclusion once all runs have ended. */
export function suiteState(runs: Pick<CheckRun, 'status' | 'conclusion'>[]): {
  status: CheckStatus;
  conclusion: Conclusion | null;
} {
  if (runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some(run => run.status !== 'completed')) {
    return {
      status: runs.every(run => run.status === 'queued')
        ? 'queued'
        : 'in_progress',
      conclusion: null,
    };
  }
  const found = worst.find(bad => runs.some(run => run.conclusion === bad));
  if (found) return { status: 'completed', conclusion: found };
  const good = runs.some(run => run.conclusion === 'success');
  return { status: 'completed', conclusion: good ? 'success' : 'neutral' };
}
