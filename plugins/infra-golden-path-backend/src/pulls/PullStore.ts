import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { LruMap } from '../util/LruMap';
import type { KeptPull, PullKey } from './types';

const PULLS = 'open_pulls';
const SOURCES = 'open_pull_sources';
/** A worker that says nothing for so many milliseconds is taken for dead. */
const LEASE = 60_000;
/** Open ones of which what was read is kept. */
const KEPT = 5_000;

interface PullRow {
  repository: string;
  number: number;
  branch: string;
  head: string;
  updated_at: string;
  facts: string | null;
  problem: string | null;
  failures: number;
  due_at: string;
  lease_token: string | null;
  lease_until: string | null;
}

interface SourceRow {
  repository: string;
  asked_at: string | null;
  problem: string | null;
  failures: number;
  due_at: string;
}

/** As lists of the forge tell of an open pull request. */
export interface SeenPull extends PullKey {
  branch: string;
  head: string;
  updatedAt: string;
}

/** The right to look at a pull request, until it is given back or runs out. */
export interface PullLease extends PullKey {
  token: string;
  failures: number;
  /** When it was due; whoever wants another look meanwhile changes that. */
  dueAt: string;
}

/** A pull request that was read, and why it could not be read again since. */
export interface StoredPull extends KeptPull {
  problem?: string;
}

export interface PullSource {
  repository: string;
  askedAt?: string;
  problem?: string;
  failures: number;
  dueAt: string;
}

const toStored = ({ facts, problem }: PullRow): StoredPull => ({
  ...(JSON.parse(facts!) as KeptPull),
  ...(problem !== null && { problem }),
});

/** All that is shown, without when it was looked at. */
const shown = (kept: KeptPull | undefined) =>
  kept?.pull &&
  JSON.stringify([{ ...kept.pull, observedAt: '' }, kept.decided]);

/** Open pull requests in the database of the plugin: SQLite or PostgreSQL. */
export class PullStore {
  readonly #db: Knex;
  readonly #read = new LruMap<
    string,
    Pick<PullRow, 'facts' | 'problem'> & { stored: StoredPull }
  >(KEPT);
  readonly #now: () => number;

  /** @param options.now milliseconds since 1970 */
  constructor(options: { database: Knex; now: () => number }) {
    this.#db = options.database;
    this.#now = options.now;
  }

  #pulls() {
    return this.#db<PullRow>(PULLS);
  }

  #sources() {
    return this.#db<SourceRow>(SOURCES);
  }

  #at(later = 0): string {
    return new Date(this.#now() + later).toISOString();
  }

  /** All that were read. */
  async all(): Promise<StoredPull[]> {
    const rows = await this.#pulls().whereNotNull('facts');
    return rows.map(row => {
      const key = `${row.repository}#${row.number}`;
      const known = this.#read.get(key);
      // Most are as they were: to read them anew takes longer than all else.
      if (known?.facts === row.facts && known.problem === row.problem) {
        return known.stored;
      }
      const stored = toStored(row);
      const { facts, problem } = row;
      this.#read.set(key, { facts, problem, stored });
      return stored;
    });
  }

  async find({ repository, number }: PullKey): Promise<StoredPull | undefined> {
    const row = await this.#pulls().where({ repository, number }).first();
    return row && row.facts !== null ? toStored(row) : undefined;
  }

  /** Notes an open one, and has it looked at. */
  async add(pull: SeenPull): Promise<void> {
    const { repository, number, branch, head, updatedAt } = pull;
    const seen = { branch, head, updated_at: updatedAt, due_at: this.#at() };
    await this.#pulls()
      .insert({ repository, number, ...seen, failures: 0 })
      .onConflict(['repository', 'number'])
      .merge(seen);
  }

  /**
   * Notes all open ones of a repository, and has those looked at that are new,
   * changed, or not open any more.
   */
  async seeAll(repository: string, pulls: readonly SeenPull[]): Promise<void> {
    const rows = await this.#pulls()
      .select('number', 'head', 'updated_at')
      .where({ repository });
    const known = new Map(rows.map(row => [Number(row.number), row]));
    for (const pull of pulls) {
      const before = known.get(pull.number);
      known.delete(pull.number);
      const isSame =
        before?.head === pull.head && before.updated_at === pull.updatedAt;
      if (!isSame) await this.add(pull);
    }
    // Who looks at these finds that they are over, and forgets them.
    await this.poke(repository, { numbers: [...known.keys()] });
  }

  /** Has those looked at soon that something in a repository is about. */
  async poke(
    repository: string,
    what: { numbers?: readonly number[]; branch?: string; head?: string },
  ): Promise<number> {
    const { numbers = [], branch, head } = what;
    if (numbers.length === 0 && !branch && !head) return 0;
    return this.#pulls()
      .where({ repository })
      .where(any => {
        if (numbers.length > 0) any.orWhereIn('number', [...numbers]);
        if (branch) any.orWhere({ branch });
        if (head) any.orWhere({ head });
      })
      .update({ due_at: this.#at() });
  }

  /**
   * Takes pull requests that are due. Several backends on one database do not
   * wait for each other and never get the same one.
   */
  async claimDue(limit: number): Promise<PullLease[]> {
    return this.#db.transaction(async trx => {
      const query = trx<PullRow>(PULLS)
        .select('repository', 'number', 'failures', 'due_at')
        .where('due_at', '<=', this.#at())
        .where(free =>
          free.whereNull('lease_until').orWhere('lease_until', '<', this.#at()),
        )
        .orderBy('due_at')
        .limit(limit);
      if (trx.client.config.client === 'pg') query.forUpdate().skipLocked();
      const leases: PullLease[] = [];
      for (const {
        repository,
        number,
        failures,
        due_at: dueAt,
      } of await query) {
        const token = randomUUID();
        await trx<PullRow>(PULLS)
          .where({ repository, number })
          .update({ lease_token: token, lease_until: this.#at(LEASE) });
        leases.push({ repository, number, failures, dueAt, token });
      }
      return leases;
    });
  }

  /**
   * Gives one back.
   * @param outcome.pause milliseconds until the next look; whoever poked it
   *   meanwhile is heard sooner
   */
  async release(
    { repository, number, token, dueAt }: PullLease,
    outcome: { pause: number; failures: number; problem?: string },
  ): Promise<void> {
    const mine = () =>
      this.#pulls().where({ repository, number, lease_token: token });
    const { pause, failures, problem = null } = outcome;
    const free = { lease_token: null, lease_until: null, failures, problem };
    const count = await mine()
      .where({ due_at: dueAt })
      .update({ ...free, due_at: this.#at(pause) });
    if (count === 0) await mine().update(free);
  }

  /**
   * Keeps what was read of an open one; what was read later stays.
   * @returns whether anybody would see a difference
   */
  async keep(kept: KeptPull): Promise<boolean> {
    const { repository, number, branch, head, updatedAt } = kept.pull;
    const before = await this.find({ repository, number });
    if (before && before.pull.observedAt > kept.pull.observedAt) return false;
    const columns = {
      ...{ branch, head, updated_at: updatedAt },
      facts: JSON.stringify(kept),
      problem: null,
      failures: 0,
    };
    await this.#pulls()
      .insert({ repository, number, due_at: this.#at(), ...columns })
      .onConflict(['repository', 'number'])
      .merge(columns);
    const { problem, ...same } = before ?? {};
    return problem !== undefined || shown(same as KeptPull) !== shown(kept);
  }

  /** Forgets one that is merged, closed or gone; tells whether it was there. */
  async forget({ repository, number }: PullKey): Promise<boolean> {
    return (await this.#pulls().where({ repository, number }).delete()) > 0;
  }

  /** Forgets what is not of these repositories, and knows these. */
  async keepOnly(repositories: readonly string[]): Promise<void> {
    const names = [...repositories];
    await this.#pulls().whereNotIn('repository', names).delete();
    await this.#sources().whereNotIn('repository', names).delete();
    for (const repository of names) {
      await this.#sources()
        .insert({ repository, failures: 0, due_at: this.#at() })
        .onConflict('repository')
        .ignore();
    }
  }

  async sources(): Promise<PullSource[]> {
    const rows = await this.#sources().orderBy('repository');
    return rows.map(row => ({
      repository: row.repository,
      failures: row.failures,
      dueAt: row.due_at,
      ...(row.asked_at !== null && { askedAt: row.asked_at }),
      ...(row.problem !== null && { problem: row.problem }),
    }));
  }

  /** Notes that a repository answered, or why it did not. */
  async asked(
    repository: string,
    outcome: { pause: number; failures: number; problem?: string },
  ): Promise<void> {
    const { pause, failures, problem } = outcome;
    await this.#sources()
      .where({ repository })
      .update({
        due_at: this.#at(pause),
        failures,
        problem: problem ?? null,
        ...(problem === undefined && { asked_at: this.#at() }),
      });
  }
}
