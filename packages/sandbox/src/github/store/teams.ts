import { Account } from './accounts';
import { Db } from './database';

export interface Team {
  id: number;
  org_id: number;
  slug: string;
  name: string;
  description: string | null;
  privacy: 'closed' | 'secret';
  parent_id: number | null;
  created_at: string;
  updated_at: string;
}

export type TeamChanges = Partial<
  Pick<Team, 'name' | 'slug' | 'description' | 'privacy' | 'parent_id'>
>;

/** GitHub's slug of a team name: `Platform Team` becomes `platform-team`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** Teams of organisations, their members and their repositories. */
export class Teams {
  constructor(readonly db: Db) {}

  byId(id: number): Team | undefined {
    return this.db.prepare('select * from teams where id = ?').get(id) as
      | Team
      | undefined;
  }

  bySlug(orgId: number, slug: string): Team | undefined {
    return this.db
      .prepare('select * from teams where org_id = ? and slug = ?')
      .get(orgId, slug) as Team | undefined;
  }

  list(orgId: number): Team[] {
    return this.db
      .prepare('select * from teams where org_id = ? order by id')
      .all(orgId) as Team[];
  }

  children(teamId: number): Team[] {
    return this.db
      .prepare('select * from teams where parent_id = ? order by id')
      .all(teamId) as Team[];
  }

  ofUser(userId: number): Team[] {
    return this.db
      .prepare(
        `select t.* from teams t join team_members m on m.team_id = t.id
         where m.user_id = ? order by t.id`,
      )
      .all(userId) as Team[];
  }

  create(team: Pick<Team, 'org_id' | 'name'> & TeamChanges, at: string): Team {
    const { lastInsertRowid } = this.db
      .prepare(
        `insert into teams (org_id, slug, name, description, privacy, parent_id, created_at, updated_at)
         values (@org_id, @slug, @name, @description, @privacy, @parent_id, @at, @at)`,
      )
      .run({
        description: null,
        privacy: 'closed',
        parent_id: null,
        slug: slugOf(team.name),
        ...team,
        at,
      });
    return this.byId(Number(lastInsertRowid))!;
  }

  update(id: number, changes: TeamChanges, at: string): Team {
    const sets = Object.keys(changes).map(column => `${column} = @${column}`);
    this.db
      .prepare(
        `update teams set ${[...sets, 'updated_at = @at'].join(', ')}
         where id = @id`,
      )
      .run({ ...changes, id, at });
    return this.byId(id)!;
  }

  remove(id: number) {
    this.db.transaction(() => {
      this.db
        .prepare('update teams set parent_id = null where parent_id = ?')
        .run(id);
      this.db.prepare('delete from review_requests where team_id = ?').run(id);
      this.db.prepare('delete from teams where id = ?').run(id);
    })();
  }

  members(teamId: number): Account[] {
    return this.db
      .prepare(
        `select a.* from accounts a join team_members m on m.user_id = a.id
         where m.team_id = ? order by a.id`,
      )
      .all(teamId) as Account[];
  }

  roleOf(teamId: number, userId: number): string | undefined {
    const row = this.db
      .prepare(
        'select role from team_members where team_id = ? and user_id = ?',
      )
      .get(teamId, userId) as { role: string } | undefined;
    return row?.role;
  }

  setMember(teamId: number, userId: number, role = 'member') {
    this.db
      .prepare(
        `insert into team_members (team_id, user_id, role) values (?, ?, ?)
         on conflict (team_id, user_id) do update set role = excluded.role`,
      )
      .run(teamId, userId, role);
  }

  removeMember(teamId: number, userId: number): boolean {
    return (
      this.db
        .prepare('delete from team_members where team_id = ? and user_id = ?')
        .run(teamId, userId).changes > 0
    );
  }

  repositories(teamId: number): { repo_id: number; permission: string }[] {
    return this.db
      .prepare(
        'select repo_id, permission from team_repositories where team_id = ? order by repo_id',
      )
      .all(teamId) as { repo_id: number; permission: string }[];
  }

  ofRepository(repoId: number): (Team & { permission: string })[] {
    return this.db
      .prepare(
        `select t.*, r.permission from teams t
         join team_repositories r on r.team_id = t.id
         where r.repo_id = ? order by t.id`,
      )
      .all(repoId) as (Team & { permission: string })[];
  }

  setRepository(teamId: number, repoId: number, permission: string) {
    this.db
      .prepare(
        `insert into team_repositories (team_id, repo_id, permission) values (?, ?, ?)
         on conflict (team_id, repo_id) do update set permission = excluded.permission`,
      )
      .run(teamId, repoId, permission);
  }

  removeRepository(teamId: number, repoId: number) {
    this.db
      .prepare(
        'delete from team_repositories where team_id = ? and repo_id = ?',
      )
      .run(teamId, repoId);
  }
}
