import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/** A worker that says nothing for so many milliseconds is taken for dead. */
export const LEASE = 30_000;

/** Columns of a table whose rows are worked on by one process at a time. */
export interface LeasedRow {
  id: string;
  version: number;
  due_at: string | null;
  lease_token: string | null;
  lease_until: string | null;
}

export interface LeasesOptions {
  database: Knex;
  table: string;
  now: () => Date;
  /** Milliseconds; default {@link LEASE}. */
  lease?: number;
}

/** The right to work on a row, until it is given back or runs out. */
export interface RowLease<Row> {
  token: string;
  row: Row;
}

/** Who works on which row of a table. */
export class Leases<Row extends LeasedRow> {
  readonly #db: Knex;
  readonly #table: string;
  readonly #now: () => Date;
  readonly #lease: number;

  constructor({ database, table, now, lease }: LeasesOptions) {
    this.#db = database;
    this.#table = table;
    this.#now = now;
    this.#lease = lease ?? LEASE;
  }

  #until() {
    return new Date(this.#now().getTime() + this.#lease).toISOString();
  }

  #free(query: Knex.QueryBuilder) {
    const now = this.#now().toISOString();
    return query.where(builder =>
      builder.whereNull('lease_until').orWhere('lease_until', '<', now),
    );
  }

  /** Takes a row to work on, unless somebody is. */
  async claim(
    id: string,
    db: Knex = this.#db,
  ): Promise<RowLease<Row> | undefined> {
    const token = randomUUID();
    const query = db(this.#table).where({ id });
    this.#free(query);
    const rows = await query
      .update({ lease_token: token, lease_until: this.#until() })
      .returning('*');
    return rows[0] && { token, row: rows[0] as Row };
  }

  /**
   * Takes rows that are due. Several backends on one PostgreSQL do not wait for
   * each other and never get the same one.
   */
  async claimDue(limit: number): Promise<RowLease<Row>[]> {
    const now = this.#now().toISOString();
    return this.#db.transaction(async trx => {
      const query = trx(this.#table)
        .select('id')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit);
      this.#free(query);
      if (trx.client.config.client === 'pg') query.forUpdate().skipLocked();
      const leases: RowLease<Row>[] = [];
      for (const { id } of await query) {
        const lease = await this.claim(id, trx);
        if (lease) leases.push(lease);
      }
      return leases;
    });
  }

  /** Says that the work goes on; false when somebody else has taken it. */
  async renew(id: string, token: string): Promise<boolean> {
    const count = await this.#db(this.#table)
      .where({ id, lease_token: token })
      .update({ lease_until: this.#until() });
    return count === 1;
  }

  /**
   * Gives a row back.
   * @param seen what its worker saw of it last
   * @param dueAt when to look again; whoever poked it meanwhile is heard sooner
   */
  async release(
    token: string,
    seen: { id: string; version: number; dueAt: string | null },
    dueAt: string | null,
  ): Promise<void> {
    const mine = () =>
      this.#db(this.#table).where({ id: seen.id, lease_token: token });
    const settled = mine().where({ version: seen.version });
    if (seen.dueAt === null) settled.whereNull('due_at');
    else settled.where({ due_at: seen.dueAt });
    const free = { lease_token: null, lease_until: null };
    const count = await settled.update({ ...free, due_at: dueAt });
    if (count === 0) await mine().update(free);
  }
}
