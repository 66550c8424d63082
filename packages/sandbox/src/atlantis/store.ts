import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import type { PolicyResult } from './result';
import type { PolicyRule } from './settings';
import type { Drift } from './terraform/difference';

/** A stack that a pull request holds, so that no other changes it. */
export interface Lock {
  repo: string;
  path: string;
  workspace: string;
  project: string;
  pull: number;
  pull_url: string;
  user: string;
  /** As GitHub writes times. */
  time: string;
}

export type ProjectStatus =
  | 'planned'
  | 'planned_no_changes'
  | 'plan_errored'
  | 'policy_passed'
  | 'policy_errored'
  | 'applied'
  | 'apply_errored'
  | 'plan_discarded';

/** What Atlantis remembers of a project in a pull request. */
export interface ProjectState {
  dir: string;
  workspace: string;
  project: string;
  status: ProjectStatus;
  /** Head and base branch when it was planned. */
  head: string;
  base: string;
  /** Whether there is a plan that can be applied. */
  has_plan: number;
}

/** A failure that somebody arranged for the next run of a stack. */
export interface ArrangedFailure {
  id: number;
  repo: string;
  dir: string;
  workspace: string;
  command: 'plan' | 'apply';
  message: string;
}

const SCHEMA = `
create table if not exists locks (
  repo text, path text, workspace text, project text, pull integer,
  pull_url text, user text, time text,
  primary key (repo, path, workspace, project));
create table if not exists projects (
  repo text, pull integer, dir text, workspace text, project text,
  status text, head text, base text, has_plan integer,
  primary key (repo, pull, dir, workspace, project));
create table if not exists applied (
  repo text, dir text, workspace text, sha text, primary key (repo, dir, workspace));
create table if not exists baselines (repo text primary key, sha text);
create table if not exists drift (
  repo text, dir text, workspace text, changes text,
  primary key (repo, dir, workspace));
create table if not exists policies (
  repo text, pull integer, dir text, workspace text, project text, sets text,
  primary key (repo, pull, dir, workspace, project));
create table if not exists policy_rules (
  repo text, name text, rules text, primary key (repo, name));
create table if not exists failures (
  id integer primary key, repo text, dir text, workspace text, command text, message text);
`;
const TABLES =
  'locks projects applied baselines drift policies policy_rules failures'.split(
    ' ',
  );

/** What tells a project of a pull request from the others. */
export interface ProjectName {
  name: string;
  dir: string;
  workspace: string;
}

export interface Place {
  repo: string;
  dir: string;
  workspace: string;
}

/** What the stand-in keeps over restarts: the real one's database and state files. */
export class AtlantisStore {
  readonly #db: Database.Database;

  constructor(file: string) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    this.#db.exec(SCHEMA);
  }

  close() {
    this.#db.close();
  }

  /** Forgets a repository. */
  forget(repo: string) {
    for (const table of TABLES) {
      this.#db.prepare(`delete from ${table} where repo = ?`).run(repo);
    }
  }

  /** @returns the lock that stands in the way; undefined when it was taken */
  tryLock(lock: Lock): Lock | undefined {
    return this.#db.transaction(() => {
      const current = this.#db
        .prepare(
          'select * from locks where repo = @repo and path = @path and workspace = @workspace and project = @project',
        )
        .get(lock) as Lock | undefined;
      if (current) return current.pull === lock.pull ? undefined : current;
      this.#db
        .prepare(
          'insert into locks values (@repo, @path, @workspace, @project, @pull, @pull_url, @user, @time)',
        )
        .run(lock);
      return undefined;
    })();
  }

  locks(): Lock[] {
    return this.#db.prepare('select * from locks').all() as Lock[];
  }

  unlock(lock: Pick<Lock, 'repo' | 'path' | 'workspace' | 'project'>) {
    this.#db
      .prepare(
        'delete from locks where repo = @repo and path = @path and workspace = @workspace and project = @project',
      )
      .run(lock);
  }

  /** @returns what the pull request had locked */
  unlockPull(repo: string, pull: number): Lock[] {
    return this.#db
      .prepare('delete from locks where repo = ? and pull = ? returning *')
      .all(repo, pull) as Lock[];
  }

  projects(repo: string, pull: number): ProjectState[] {
    return this.#db
      .prepare(
        'select * from projects where repo = ? and pull = ? order by rowid',
      )
      .all(repo, pull) as ProjectState[];
  }

  project(
    repo: string,
    pull: number,
    { dir, workspace, name }: ProjectName,
  ): ProjectState | undefined {
    return this.projects(repo, pull).find(
      each =>
        each.dir === dir &&
        each.workspace === workspace &&
        each.project === name,
    );
  }

  setProject(repo: string, pull: number, state: ProjectState) {
    this.#db
      .prepare(
        `insert into projects values (@repo, @pull, @dir, @workspace, @project, @status, @head, @base, @has_plan)
         on conflict do update set status = @status, head = @head, base = @base, has_plan = @has_plan`,
      )
      .run({ repo, pull, ...state });
  }

  /** Plans that were made for another head are worth nothing. */
  dropOutdated(repo: string, pull: number, head: string) {
    this.#db
      .prepare('delete from projects where repo = ? and pull = ? and head <> ?')
      .run(repo, pull, head);
  }

  dropPlans(repo: string, pull: number) {
    this.#db
      .prepare('update projects set has_plan = 0 where repo = ? and pull = ?')
      .run(repo, pull);
  }

  removePull(repo: string, pull: number) {
    for (const table of ['projects', 'policies']) {
      this.#db
        .prepare(`delete from ${table} where repo = ? and pull = ?`)
        .run(repo, pull);
    }
  }

  /** The commit that was applied last; the repository's first one otherwise. */
  appliedAt({ repo, dir, workspace }: Place): string | undefined {
    return (
      (this.#db
        .prepare(
          'select sha from applied where repo = ? and dir = ? and workspace = ?',
        )
        .pluck()
        .get(repo, dir, workspace) as string | undefined) ?? this.baseline(repo)
    );
  }

  /** What stood in the repository when Atlantis first saw it counts as applied. */
  baseline(repo: string): string | undefined {
    return this.#db
      .prepare('select sha from baselines where repo = ?')
      .pluck()
      .get(repo) as string | undefined;
  }

  setBaseline(repo: string, sha: string) {
    this.#db
      .prepare('insert or ignore into baselines values (?, ?)')
      .run(repo, sha);
  }

  /** An apply makes the world as the commit says: drift is gone. */
  setApplied({ repo, dir, workspace }: Place, sha: string) {
    this.#db.transaction(() => {
      this.#db
        .prepare('insert or replace into applied values (?, ?, ?, ?)')
        .run(repo, dir, workspace, sha);
      this.setDrift({ repo, dir, workspace }, []);
    })();
  }

  drift({ repo, dir, workspace }: Place): Drift[] {
    const text = this.#db
      .prepare(
        'select changes from drift where repo = ? and dir = ? and workspace = ?',
      )
      .pluck()
      .get(repo, dir, workspace) as string | undefined;
    return text ? JSON.parse(text) : [];
  }

  setDrift({ repo, dir, workspace }: Place, changes: readonly Drift[]) {
    this.#db
      .prepare('delete from drift where repo = ? and dir = ? and workspace = ?')
      .run(repo, dir, workspace);
    if (changes.length === 0) return;
    this.#db
      .prepare('insert into drift values (?, ?, ?, ?)')
      .run(repo, dir, workspace, JSON.stringify(changes));
  }

  /** What policies said to a project's last plan. */
  policies(
    repo: string,
    pull: number,
    { dir, workspace, name }: ProjectName,
  ): PolicyResult[] {
    const text = this.#db
      .prepare(
        'select sets from policies where repo = ? and pull = ? and dir = ? and workspace = ? and project = ?',
      )
      .pluck()
      .get(repo, pull, dir, workspace, name) as string | undefined;
    return text ? JSON.parse(text) : [];
  }

  setPolicies(
    repo: string,
    pull: number,
    { dir, workspace, name }: ProjectName,
    sets: readonly PolicyResult[],
  ) {
    this.#db
      .prepare('insert or replace into policies values (?, ?, ?, ?, ?, ?)')
      .run(repo, pull, dir, workspace, name, JSON.stringify(sets));
  }

  /** Rules that were added for a repository, by the set that they belong to. */
  policyRules(repo: string): Map<string, PolicyRule[]> {
    const rows = this.#db
      .prepare('select name, rules from policy_rules where repo = ?')
      .all(repo) as { name: string; rules: string }[];
    return new Map(rows.map(({ name, rules }) => [name, JSON.parse(rules)]));
  }

  setPolicyRules(repo: string, set: string, rules: readonly PolicyRule[]) {
    this.#db
      .prepare('delete from policy_rules where repo = ? and name = ?')
      .run(repo, set);
    if (rules.length === 0) return;
    this.#db
      .prepare('insert into policy_rules values (?, ?, ?)')
      .run(repo, set, JSON.stringify(rules));
  }

  arrangeFailure(failure: Omit<ArrangedFailure, 'id'>) {
    this.#db
      .prepare(
        'insert into failures (repo, dir, workspace, command, message) values (@repo, @dir, @workspace, @command, @message)',
      )
      .run(failure);
  }

  /** The failure that was arranged, once. */
  takeFailure(
    { repo, dir, workspace }: Place,
    command: 'plan' | 'apply',
  ): string | undefined {
    const found = this.#db
      .prepare(
        'select * from failures where repo = ? and dir = ? and workspace = ? and command = ? order by id limit 1',
      )
      .get(repo, dir, workspace, command) as ArrangedFailure | undefined;
    if (found) {
      this.#db.prepare('delete from failures where id = ?').run(found.id);
    }
    return found?.message;
  }
}
