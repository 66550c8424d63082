import { Account } from './store/accounts';
import { Repository } from './store/repositories';
import type { GitHub } from './github';
import { listRefs, ZERO } from './git/refs';

export interface RefChange {
  name: string;
  from: string;
  to: string;
  forced: boolean;
}

/**
 * Prepares what follows from changed refs (reading git, writing objects) and
 * returns what to write to the database. All listeners' writes happen in the
 * transaction that remembers the refs: all consequences of a push, or none.
 * Preparing may be repeated after a crash and must be idempotent.
 */
export type RefListener = (
  repository: Repository,
  changes: RefChange[],
  actor: Account,
) => Promise<(() => void) | void>;

/**
 * Tells the rest of the server what happened to refs. It compares git with what
 * was last told instead of trusting whoever moved them, so a crash between a
 * push and its consequences loses nothing: the next look finds the difference.
 */
export class RefTracker {
  readonly #listeners: RefListener[] = [];

  constructor(readonly github: GitHub) {}

  /** Listeners prepare and write in the order they were added. */
  onChange(listener: RefListener) {
    this.#listeners.push(listener);
  }

  /** Where a ref was when last told; `undefined` when it does not exist. */
  known(repositoryId: number, name: string): string | undefined {
    return this.github.db
      .prepare('select sha from known_refs where repo_id = ? and name = ?')
      .pluck()
      .get(repositoryId, name) as string | undefined;
  }

  /** To be called before refs move, so that a crash does not forget by whom. */
  announce(repository: Repository, actor: Account): () => void {
    const { db } = this.github;
    const { lastInsertRowid } = db
      .prepare('insert into pushers (repo_id, account_id) values (?, ?)')
      .run(repository.id, actor.id);
    return () =>
      db.prepare('delete from pushers where id = ?').run(lastInsertRowid);
  }

  /** Looks at all branches and tags and settles what changed. */
  async settle(repository: Repository, actor: Account): Promise<void> {
    await this.github.locks.run(repository.id, () =>
      this.settleLocked(repository, actor),
    );
  }

  /** As `settle`, for callers that hold the repository's lock. */
  async settleLocked(repository: Repository, actor: Account): Promise<void> {
    const changes = await this.#differences(repository);
    if (changes.length === 0) return;
    const writes: (() => void)[] = [];
    for (const listener of this.#listeners) {
      const write = await listener(repository, changes, actor);
      if (write) writes.push(write);
    }
    this.github.db.transaction(() => {
      for (const write of writes) write();
      this.#remember(repository, changes);
    })();
  }

  /** After a start: finishes what a crash interrupted, in every repository. */
  async recover(): Promise<void> {
    const { db, accounts, repositories } = this.github;
    for (const repository of repositories.list()) {
      const pusher = db
        .prepare(
          'select account_id from pushers where repo_id = ? order by id desc limit 1',
        )
        .get(repository.id) as { account_id: number } | undefined;
      await this.settle(
        repository,
        accounts.byId(pusher?.account_id ?? repository.owner_id),
      );
    }
    db.prepare('delete from pushers').run();
  }

  async #differences(repository: Repository): Promise<RefChange[]> {
    const directory = this.github.directoryOf(repository);
    const now = await listRefs(directory, 'refs/heads/', 'refs/tags/');
    const known = new Map(
      (
        this.github.db
          .prepare('select name, sha from known_refs where repo_id = ?')
          .all(repository.id) as { name: string; sha: string }[]
      ).map(row => [row.name, row.sha]),
    );
    const changes: RefChange[] = [];
    for (const name of new Set([...known.keys(), ...now.keys()])) {
      const from = known.get(name) ?? ZERO;
      const to = now.get(name) ?? ZERO;
      if (from === to) continue;
      const forced =
        from !== ZERO &&
        to !== ZERO &&
        !(await this.github.isAncestor(repository, from, to));
      changes.push({ name, from, to, forced });
    }
    return changes;
  }

  #remember(repository: Repository, changes: RefChange[]) {
    const { db } = this.github;
    const put = db.prepare(
      `insert into known_refs (repo_id, name, sha) values (?, ?, ?)
       on conflict (repo_id, name) do update set sha = excluded.sha`,
    );
    const drop = db.prepare(
      'delete from known_refs where repo_id = ? and name = ?',
    );
    for (const { name, to } of changes) {
      if (to === ZERO) drop.run(repository.id, name);
      else put.run(repository.id, name, to);
    }
  }
}
