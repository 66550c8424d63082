import {
  AnnouncedStep,
  batches,
  RefStep,
  stepsBetween,
} from './domain/refSteps';
import { waitForOrphans } from './git/orphans';
import { listRefs, RefUpdate, updateRefs, ZERO } from './git/refs';
import type { GitHub } from './github';
import { Account } from './store/accounts';
import { Repository } from './store/repositories';

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

  /**
   * To be called before refs move, with what is about to move: it says later,
   * also after a crash, who moved what, and tells several movements apart that
   * happened between two looks. The result takes it back and is to be called
   * once the refs are settled.
   */
  announce(
    repository: Repository,
    actor: Account,
    updates: RefUpdate[] = [],
  ): () => void {
    return this.announcePush(repository, actor, updates).done;
  }

  /** As `announce`, for a git process of its own, which may outlive a crash. */
  announcePush(repository: Repository, actor: Account, updates: RefUpdate[]) {
    const { db } = this.github;
    const { lastInsertRowid: id } = db
      .prepare(
        'insert into pushers (repo_id, account_id, refs) values (?, ?, ?)',
      )
      .run(repository.id, actor.id, JSON.stringify(updates));
    return {
      startedAs(pid: number) {
        db.prepare('update pushers set pid = ? where id = ?').run(pid, id);
      },
      done() {
        db.prepare('delete from pushers where id = ?').run(id);
      },
    };
  }

  /**
   * Moves refs and settles what follows, for callers that hold the lock.
   *
   * @throws HttpError 409 when a ref is not where `from` says.
   */
  async moveLocked(
    repository: Repository,
    actor: Account,
    updates: RefUpdate[],
  ): Promise<void> {
    const done = this.announce(repository, actor, updates);
    try {
      await updateRefs(this.github.directoryOf(repository), updates);
    } catch (error) {
      done();
      throw error;
    }
    await this.settleLocked(repository, actor);
    done();
  }

  /** Looks at all branches and tags and settles what changed. */
  async settle(repository: Repository, actor: Account): Promise<void> {
    await this.github.locks.run(repository.id, () =>
      this.settleLocked(repository, actor),
    );
  }

  /** As `settle`, for callers that hold the repository's lock. */
  async settleLocked(repository: Repository, actor: Account): Promise<void> {
    const announced = this.#announced(repository);
    const moves = await this.#differences(repository);
    const chains = moves.map(move => stepsBetween(move, announced));
    for (const batch of batches(chains)) {
      const { accountId } = batch[0];
      await this.#tell(
        repository,
        await Promise.all(batch.map(step => this.#change(repository, step))),
        accountId === undefined ? actor : this.github.accounts.byId(accountId),
      );
    }
  }

  /** After a start: finishes what a crash interrupted, in every repository. */
  async recover(): Promise<void> {
    const { db, accounts, repositories } = this.github;
    for (const repository of repositories.list()) {
      await this.settle(repository, accounts.byId(repository.owner_id));
    }
    db.prepare('delete from pushers').run();
  }

  /** Waits until pushes that a killed server left behind have come to an end. */
  async waitForOrphans(): Promise<void> {
    const pids = this.github.db
      .prepare('select pid from pushers where pid is not null')
      .pluck()
      .all() as number[];
    await waitForOrphans(pids);
  }

  async #tell(repository: Repository, changes: RefChange[], actor: Account) {
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

  #announced(repository: Repository): AnnouncedStep[] {
    const rows = this.github.db
      .prepare('select id, account_id, refs from pushers where repo_id = ?')
      .all(repository.id) as { id: number; account_id: number; refs: string }[];
    return rows.flatMap(({ id, account_id, refs }) =>
      (JSON.parse(refs) as RefUpdate[]).map(({ name, from, to }) => ({
        id,
        accountId: account_id,
        name,
        from,
        to,
      })),
    );
  }

  async #differences(repository: Repository): Promise<RefStep[]> {
    const directory = this.github.directoryOf(repository);
    const now = await listRefs(directory, 'refs/heads/', 'refs/tags/');
    const rows = this.github.db
      .prepare('select name, sha from known_refs where repo_id = ?')
      .all(repository.id) as { name: string; sha: string }[];
    const known = new Map(rows.map(row => [row.name, row.sha]));
    return [...new Set([...known.keys(), ...now.keys()])]
      .map(name => ({
        name,
        from: known.get(name) ?? ZERO,
        to: now.get(name) ?? ZERO,
      }))
      .filter(({ from, to }) => from !== to);
  }

  async #change(
    repository: Repository,
    { name, from, to }: RefStep,
  ): Promise<RefChange> {
    const moved = from !== ZERO && to !== ZERO;
    const forced =
      moved && !(await this.github.isAncestor(repository, from, to));
    return { name, from, to, forced };
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
