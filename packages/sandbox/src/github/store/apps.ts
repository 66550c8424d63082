import { Db } from './database';

export interface App {
  id: number;
  slug: string;
  client_id: string;
  name: string;
  description: string | null;
  external_url: string;
  owner_id: number;
  bot_id: number;
  /** PEM of the key that the App's tokens are checked with. */
  public_key: string;
  permissions: Record<string, string>;
  events: string[];
  created_at: string;
  updated_at: string;
}

export interface Installation {
  id: number;
  app_id: number;
  account_id: number;
  repository_selection: 'all' | 'selected';
  repository_ids: number[];
  created_at: string;
  updated_at: string;
}

function readApp(row: any): App {
  return {
    ...row,
    permissions: JSON.parse(row.permissions),
    events: JSON.parse(row.events),
  };
}

function readInstallation(row: any): Installation {
  return { ...row, repository_ids: JSON.parse(row.repository_ids) };
}

/** GitHub Apps and where they are installed. */
export class Apps {
  constructor(readonly db: Db) {}

  #one(where: string, value: unknown): App | undefined {
    const row = this.db
      .prepare(`select * from apps where ${where} = ?`)
      .get(value);
    return row ? readApp(row) : undefined;
  }

  byId(id: number) {
    return this.#one('id', id);
  }

  bySlug(slug: string) {
    return this.#one('slug', slug);
  }

  byBot(accountId: number) {
    return this.#one('bot_id', accountId);
  }

  /** By the number or the client id, which both may stand in a JWT's issuer. */
  byIssuer(issuer: string) {
    return /^\d+$/.test(issuer)
      ? this.byId(Number(issuer))
      : this.#one('client_id', issuer);
  }

  create(app: Omit<App, 'id' | 'created_at' | 'updated_at'>, at: string): App {
    const row = this.db
      .prepare(
        `insert into apps (slug, client_id, name, description, external_url, owner_id, bot_id,
           public_key, permissions, events, created_at, updated_at)
         values (@slug, @client_id, @name, @description, @external_url, @owner_id, @bot_id,
           @public_key, @permissions, @events, @at, @at) returning *`,
      )
      .get({
        ...app,
        permissions: JSON.stringify(app.permissions),
        events: JSON.stringify(app.events),
        at,
      });
    return readApp(row);
  }

  install(
    appId: number,
    accountId: number,
    repositoryIds: number[] | undefined,
    at: string,
  ) {
    const row = this.db
      .prepare(
        `insert into installations (app_id, account_id, repository_selection, repository_ids, created_at, updated_at)
         values (?, ?, ?, ?, ?, ?)
         on conflict (app_id, account_id) do update set
           repository_selection = excluded.repository_selection,
           repository_ids = excluded.repository_ids, updated_at = excluded.updated_at
         returning *`,
      )
      .get(
        appId,
        accountId,
        repositoryIds ? 'selected' : 'all',
        JSON.stringify(repositoryIds ?? []),
        at,
        at,
      );
    return readInstallation(row);
  }

  installation(id: number): Installation | undefined {
    const row = this.db
      .prepare('select * from installations where id = ?')
      .get(id);
    return row ? readInstallation(row) : undefined;
  }

  installations(filter: {
    appId?: number;
    accountId?: number;
  }): Installation[] {
    return this.db
      .prepare(
        `select * from installations
         where (@app is null or app_id = @app) and (@account is null or account_id = @account)
         order by id`,
      )
      .all({ app: filter.appId ?? null, account: filter.accountId ?? null })
      .map(readInstallation);
  }
}
