import { Db } from './database';

export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Organization' | 'Bot';
  name: string | null;
  email: string | null;
  bio: string | null;
  description: string | null;
  site_admin: number;
  default_repository_permission: Level | 'none';
  created_at: string;
  updated_at: string;
}

/** What an account may do in a repository, weakest first. */
export const levels = ['pull', 'triage', 'push', 'maintain', 'admin'] as const;
export type Level = (typeof levels)[number];

export function atLeast(have: Level | undefined, need: Level): boolean {
  return have !== undefined && levels.indexOf(have) >= levels.indexOf(need);
}

/** GitHub takes `read` and `write` as other words for `pull` and `push`. */
export function readLevel(value: string): Level | undefined {
  const level = { read: 'pull', write: 'push' }[value] ?? value;
  return levels.find(known => known === level);
}

export interface NewAccount {
  login: string;
  type: Account['type'];
  name?: string;
  email?: string;
  siteAdmin?: boolean;
}

/** People, bots and organisations. */
export class Accounts {
  constructor(readonly db: Db) {}

  byId(id: number): Account {
    return this.db
      .prepare('select * from accounts where id = ?')
      .get(id) as Account;
  }

  byLogin(login: string): Account | undefined {
    return this.db
      .prepare('select * from accounts where login = ?')
      .get(login) as Account | undefined;
  }

  list(type?: Account['type']): Account[] {
    return this.db
      .prepare('select * from accounts where ? is null or type = ? order by id')
      .all(type ?? null, type ?? null) as Account[];
  }

  /** Creates the account, or gives the one that has this login already. */
  ensure(account: NewAccount, at: string): Account {
    this.db
      .prepare(
        `insert into accounts (login, type, name, email, site_admin, created_at, updated_at)
         values (@login, @type, @name, @email, @siteAdmin, @at, @at)
         on conflict (login) do nothing`,
      )
      .run({
        login: account.login,
        type: account.type,
        name: account.name ?? null,
        email: account.email ?? null,
        siteAdmin: account.siteAdmin ? 1 : 0,
        at,
      });
    return this.byLogin(account.login)!;
  }

  /** Members of an organisation, in a stable order. */
  members(orgId: number): (Account & { role: 'admin' | 'member' })[] {
    return this.db
      .prepare(
        `select a.*, m.role from accounts a join memberships m on m.user_id = a.id
         where m.org_id = ? order by a.id`,
      )
      .all(orgId) as (Account & { role: 'admin' | 'member' })[];
  }

  organisationsOf(userId: number): Account[] {
    return this.db
      .prepare(
        `select a.* from accounts a join memberships m on m.org_id = a.id
         where m.user_id = ? order by a.id`,
      )
      .all(userId) as Account[];
  }

  organisationRole(orgId: number, userId: number) {
    const row = this.db
      .prepare('select role from memberships where org_id = ? and user_id = ?')
      .get(orgId, userId) as { role: 'admin' | 'member' } | undefined;
    return row?.role;
  }

  setMembership(orgId: number, userId: number, role: 'admin' | 'member') {
    this.db
      .prepare(
        `insert into memberships (org_id, user_id, role) values (?, ?, ?)
         on conflict (org_id, user_id) do update set role = excluded.role`,
      )
      .run(orgId, userId, role);
  }
}
