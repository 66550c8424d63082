import { Account, Level, atLeast, readLevel } from './accounts';
import { Db } from './database';

export interface RepositorySettings {
  allow_merge_commit: boolean;
  allow_squash_merge: boolean;
  allow_rebase_merge: boolean;
  allow_auto_merge: boolean;
  allow_update_branch: boolean;
  delete_branch_on_merge: boolean;
  has_issues: boolean;
  has_projects: boolean;
  has_wiki: boolean;
}

export const defaultSettings: RepositorySettings = {
  allow_merge_commit: true,
  allow_squash_merge: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  allow_update_branch: false,
  delete_branch_on_merge: false,
  has_issues: true,
  has_projects: false,
  has_wiki: false,
};

export interface Repository {
  id: number;
  owner_id: number;
  /** Login of the owner. */
  owner: string;
  name: string;
  description: string | null;
  homepage: string | null;
  private: boolean;
  archived: boolean;
  default_branch: string;
  topics: string[];
  settings: RepositorySettings;
  created_at: string;
  updated_at: string;
  pushed_at: string | null;
}

type Row = Omit<Repository, 'private' | 'archived' | 'topics' | 'settings'> & {
  private: number;
  archived: number;
  topics: string;
  settings: string;
};

const SELECT = `select r.*, a.login as owner
  from repositories r join accounts a on a.id = r.owner_id`;

function fromRow(row: Row): Repository {
  return {
    ...row,
    private: row.private === 1,
    archived: row.archived === 1,
    topics: JSON.parse(row.topics),
    settings: { ...defaultSettings, ...JSON.parse(row.settings) },
  };
}

/** SQLite has neither booleans nor lists. */
function toColumn(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : value;
}

export interface NewRepository {
  ownerId: number;
  name: string;
  description?: string;
  homepage?: string;
  private?: boolean;
  defaultBranch?: string;
  settings?: Partial<RepositorySettings>;
}

export type RepositoryChanges = Partial<
  Pick<
    Repository,
    | 'name'
    | 'description'
    | 'homepage'
    | 'private'
    | 'archived'
    | 'default_branch'
    | 'topics'
    | 'settings'
    | 'pushed_at'
  >
>;

/** Repositories and who may do what in them. */
export class Repositories {
  constructor(readonly db: Db) {}

  byId(id: number): Repository {
    return fromRow(this.db.prepare(`${SELECT} where r.id = ?`).get(id) as Row);
  }

  byName(owner: string, name: string): Repository | undefined {
    const row = this.db
      .prepare(`${SELECT} where a.login = ? and r.name = ?`)
      .get(owner, name) as Row | undefined;
    return row && fromRow(row);
  }

  list(ownerId?: number): Repository[] {
    const rows = this.db
      .prepare(`${SELECT} where ? is null or r.owner_id = ? order by r.id`)
      .all(ownerId ?? null, ownerId ?? null) as Row[];
    return rows.map(fromRow);
  }

  create(repository: NewRepository, at: string): Repository {
    const { lastInsertRowid } = this.db
      .prepare(
        `insert into repositories
           (owner_id, name, description, homepage, private, default_branch, settings, created_at, updated_at)
         values (@ownerId, @name, @description, @homepage, @private, @defaultBranch, @settings, @at, @at)`,
      )
      .run({
        ownerId: repository.ownerId,
        name: repository.name,
        description: repository.description ?? null,
        homepage: repository.homepage ?? null,
        private: repository.private ? 1 : 0,
        defaultBranch: repository.defaultBranch ?? 'main',
        settings: JSON.stringify(repository.settings ?? {}),
        at,
      });
    return this.byId(Number(lastInsertRowid));
  }

  update(id: number, changes: RepositoryChanges, at: string): Repository {
    const columns = Object.entries(changes).map(([column, value]) => [
      column,
      toColumn(value),
    ]);
    const sets = columns.map(([column]) => `${column} = @${column}`);
    this.db
      .prepare(
        `update repositories set ${[...sets, 'updated_at = @at'].join(', ')}
         where id = @id`,
      )
      .run({ ...Object.fromEntries(columns), id, at });
    return this.byId(id);
  }

  remove(id: number) {
    this.db.prepare('delete from repositories where id = ?').run(id);
  }

  /** Gives somebody a level in a repository, in place of the one they had. */
  letIn(repository: number, account: number, level: Level): void {
    this.db
      .prepare(
        `insert into collaborators (repo_id, account_id, permission) values (?, ?, ?)
         on conflict (repo_id, account_id) do update set permission = excluded.permission`,
      )
      .run(repository, account, level);
  }

  /** What `account` may do here; `undefined` when it may not even see it. */
  levelOf(
    repository: Repository,
    account: Account | undefined,
  ): Level | undefined {
    const found: (Level | undefined)[] = [];
    if (!repository.private) found.push('pull');
    if (account) {
      if (account.site_admin || account.id === repository.owner_id) {
        return 'admin';
      }
      found.push(...this.#grants(repository, account));
    }
    return found.reduce(
      (best, level) => (level && !atLeast(best, level) ? level : best),
      undefined,
    );
  }

  #grants(repository: Repository, account: Account): (Level | undefined)[] {
    const rows = this.db
      .prepare(
        `select permission from collaborators where repo_id = @repo and account_id = @account
         union all
         select tr.permission from team_repositories tr
           join team_members tm on tm.team_id = tr.team_id
           where tr.repo_id = @repo and tm.user_id = @account
         union all
         select case m.role when 'admin' then 'admin'
                else o.default_repository_permission end
           from memberships m join accounts o on o.id = m.org_id
           where m.org_id = @owner and m.user_id = @account`,
      )
      .all({
        repo: repository.id,
        account: account.id,
        owner: repository.owner_id,
      }) as { permission: string }[];
    return rows.map(row => readLevel(row.permission));
  }
}
