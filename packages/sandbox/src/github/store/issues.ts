import { Account } from './accounts';
import { Db } from './database';
import { Team } from './teams';

/** What issues and pull requests have in common. */
export interface Issue {
  id: number;
  repo_id: number;
  number: number;
  author_id: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason: string | null;
  locked: boolean;
  closed_at: string | null;
  closed_by: number | null;
  created_at: string;
  updated_at: string;
  /** Whether a pull request hangs on it. */
  isPull: boolean;
}

export interface Pull extends Issue {
  head_ref: string;
  head_sha: string;
  base_ref: string;
  /** The base branch when the head last moved; before the merge once merged. */
  base_sha: string;
  draft: boolean;
  maintainer_can_modify: boolean;
  merged_at: string | null;
  merged_by: number | null;
  merge_commit_sha: string | null;
}

export type IssueChanges = Partial<
  Pick<
    Issue,
    'title' | 'body' | 'state' | 'state_reason' | 'closed_at' | 'closed_by'
  > & { locked: number }
>;
export type PullChanges = Partial<
  Pick<
    Pull,
    | 'head_sha'
    | 'base_ref'
    | 'base_sha'
    | 'merged_at'
    | 'merged_by'
    | 'merge_commit_sha'
  > & { draft: number; maintainer_can_modify: number }
>;

export interface PullFilter {
  state?: 'open' | 'closed' | 'all';
  headRef?: string;
  baseRef?: string;
}

const ISSUES = `select i.*, p.issue_id is not null as isPull
  from issues i left join pulls p on p.issue_id = i.id`;
const PULLS = `select i.*, 1 as isPull, p.head_ref, p.head_sha, p.base_ref, p.base_sha,
    p.draft, p.maintainer_can_modify, p.merged_at, p.merged_by, p.merge_commit_sha
  from pulls p join issues i on i.id = p.issue_id`;

const asIssue = (row: any): Issue => ({
  ...row,
  locked: row.locked === 1,
  isPull: row.isPull === 1,
});
const asPull = (row: any): Pull => ({
  ...row,
  ...asIssue(row),
  draft: row.draft === 1,
  maintainer_can_modify: row.maintainer_can_modify === 1,
});

/** Issues and pull requests: one sequence of numbers per repository. */
export class Issues {
  constructor(readonly db: Db) {}

  byId(id: number): Issue | undefined {
    const row = this.db.prepare(`${ISSUES} where i.id = ?`).get(id);
    return row ? asIssue(row) : undefined;
  }

  byNumber(repoId: number, number: number): Issue | undefined {
    const row = this.db
      .prepare(`${ISSUES} where i.repo_id = ? and i.number = ?`)
      .get(repoId, number);
    return row ? asIssue(row) : undefined;
  }

  list(repoId: number): Issue[] {
    return this.db
      .prepare(`${ISSUES} where i.repo_id = ? order by i.number desc`)
      .all(repoId)
      .map(asIssue);
  }

  pullById(id: number): Pull | undefined {
    const row = this.db.prepare(`${PULLS} where i.id = ?`).get(id);
    return row ? asPull(row) : undefined;
  }

  pull(repoId: number, number: number): Pull | undefined {
    const row = this.db
      .prepare(`${PULLS} where p.repo_id = ? and p.number = ?`)
      .get(repoId, number);
    return row ? asPull(row) : undefined;
  }

  pulls(repoId: number, filter: PullFilter = {}): Pull[] {
    return this.db
      .prepare(
        `${PULLS} where p.repo_id = @repoId
           and (@state = 'all' or i.state = @state)
           and (@headRef is null or p.head_ref = @headRef)
           and (@baseRef is null or p.base_ref = @baseRef)
         order by p.number desc`,
      )
      .all({
        repoId,
        state: filter.state ?? 'open',
        headRef: filter.headRef ?? null,
        baseRef: filter.baseRef ?? null,
      })
      .map(asPull);
  }

  /** Call inside a transaction together with what hangs on the issue. */
  create(
    issue: Pick<Issue, 'repo_id' | 'author_id' | 'title' | 'body'>,
    at: string,
  ): Issue {
    const { id } = this.db
      .prepare(
        `insert into issues (repo_id, number, author_id, title, body, created_at, updated_at)
         values (@repo_id, (select coalesce(max(number), 0) + 1 from issues where repo_id = @repo_id),
           @author_id, @title, @body, @at, @at) returning id`,
      )
      .get({ ...issue, at }) as { id: number };
    return this.byId(id)!;
  }

  createPull(
    issue: Issue,
    pull: Pick<
      Pull,
      | 'head_ref'
      | 'head_sha'
      | 'base_ref'
      | 'base_sha'
      | 'draft'
      | 'maintainer_can_modify'
    >,
  ): Pull {
    this.db
      .prepare(
        `insert into pulls (issue_id, repo_id, number, head_ref, head_sha, base_ref, base_sha, draft, maintainer_can_modify)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        issue.id,
        issue.repo_id,
        issue.number,
        pull.head_ref,
        pull.head_sha,
        pull.base_ref,
        pull.base_sha,
        pull.draft ? 1 : 0,
        pull.maintainer_can_modify ? 1 : 0,
      );
    return this.pullById(issue.id)!;
  }

  update(id: number, changes: IssueChanges, at: string): Issue {
    const sets = Object.keys(changes).map(column => `${column} = @${column}`);
    this.db
      .prepare(
        `update issues set ${[...sets, 'updated_at = @at'].join(', ')}
         where id = @id`,
      )
      .run({ ...changes, id, at });
    return this.byId(id)!;
  }

  updatePull(id: number, changes: PullChanges, at: string): Pull {
    const sets = Object.keys(changes).map(column => `${column} = @${column}`);
    if (sets.length > 0) {
      this.db
        .prepare(`update pulls set ${sets.join(', ')} where issue_id = @id`)
        .run({ ...changes, id });
    }
    this.update(id, {}, at);
    return this.pullById(id)!;
  }

  assignees(issueId: number): Account[] {
    return this.db
      .prepare(
        `select a.* from accounts a join assignees s on s.account_id = a.id
         where s.issue_id = ? order by a.id`,
      )
      .all(issueId) as Account[];
  }

  /** Whether this changed anything. */
  setAssignee(issueId: number, accountId: number, assigned: boolean): boolean {
    const statement = assigned
      ? 'insert or ignore into assignees (issue_id, account_id) values (?, ?)'
      : 'delete from assignees where issue_id = ? and account_id = ?';
    return this.db.prepare(statement).run(issueId, accountId).changes > 0;
  }

  requestedReviewers(issueId: number): Account[] {
    return this.db
      .prepare(
        `select a.* from accounts a join review_requests r on r.account_id = a.id
         where r.issue_id = ? order by a.id`,
      )
      .all(issueId) as Account[];
  }

  requestedTeams(issueId: number): Team[] {
    return this.db
      .prepare(
        `select t.* from teams t join review_requests r on r.team_id = t.id
         where r.issue_id = ? order by t.id`,
      )
      .all(issueId) as Team[];
  }

  /** Whether this changed anything. */
  setReviewRequest(
    issueId: number,
    from: { accountId?: number; teamId?: number },
    requested: boolean,
  ): boolean {
    const statement = requested
      ? 'insert or ignore into review_requests (issue_id, account_id, team_id) values (?, ?, ?)'
      : 'delete from review_requests where issue_id = ? and (account_id = ? or team_id = ?)';
    return (
      this.db
        .prepare(statement)
        .run(issueId, from.accountId ?? null, from.teamId ?? null).changes > 0
    );
  }
}
