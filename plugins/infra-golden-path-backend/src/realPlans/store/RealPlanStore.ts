import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { fromRow, OVER, PlanRow, type StoredPlan, TABLE, toRow } from './rows';

/** A worker that says nothing for so many milliseconds is taken for dead. */
export const LEASE = 30_000;
/** Plans that tell how long one usually takes. */
const USUAL = 20;

export interface RealPlanStoreOptions {
  database: Knex;
  now: () => Date;
  /** Milliseconds; default {@link LEASE}. */
  lease?: number;
}

/** The right to work on a plan, until it is given back or runs out. */
export interface PlanLease {
  token: string;
  plan: StoredPlan;
}

/** Real plans in the database of the plugin: SQLite or PostgreSQL. */
export class RealPlanStore {
  readonly #db: Knex;
  readonly #now: () => Date;
  readonly #lease: number;

  constructor({ database, now, lease }: RealPlanStoreOptions) {
    this.#db = database;
    this.#now = now;
    this.#lease = lease ?? LEASE;
  }

  #table() {
    return this.#db<PlanRow>(TABLE);
  }

  #free(query: Knex.QueryBuilder<PlanRow, any>) {
    const now = this.#now().toISOString();
    return query.where(each =>
      each.whereNull('lease_until').orWhere('lease_until', '<', now),
    );
  }

  async find(id: string): Promise<StoredPlan | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromRow(row);
  }

  /** The newest of a preview, over or not. */
  async newest(key: string): Promise<StoredPlan | undefined> {
    const row = await this.#table()
      .where({ key })
      .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
      .first();
    return row && fromRow(row);
  }

  /** Writes one down; false when one of the same preview is under way. */
  async insert(plan: StoredPlan): Promise<boolean> {
    const inserted = await this.#table()
      .insert({ ...toRow(plan), lease_token: null, lease_until: null })
      .onConflict('active_key')
      .ignore()
      .returning('id');
    return inserted.length === 1;
  }

  /** How many are not over; of one person, or of all. */
  async countActive(requestedBy?: string): Promise<number> {
    const query = this.#table().whereNotIn('state', OVER);
    if (requestedBy !== undefined) query.where({ requested_by: requestedBy });
    const [{ count }] = await query.count({ count: '*' });
    return Number(count);
  }

  /** How many a server is asked for at the moment. */
  async #load(server: string): Promise<number> {
    const [{ count }] = await this.#table()
      .where({ server })
      .where('lease_until', '>=', this.#now().toISOString())
      .whereNotIn('state', OVER)
      .count({ count: '*' });
    return Number(count);
  }

  /**
   * Takes plans that are due, the oldest first; of each server no more at once
   * than it may be asked for.
   */
  async claimDue(limit: number, atOnce: number): Promise<PlanLease[]> {
    const now = this.#now();
    const due = this.#table()
      .select('id', 'server')
      .where({ state: 'queued' })
      .where('due_at', '<=', now.toISOString())
      .orderBy('created_at');
    const leases: PlanLease[] = [];
    for (const { id, server } of await this.#free(due)) {
      if (leases.length >= limit) break;
      if ((await this.#load(server)) >= atOnce) continue;
      const token = randomUUID();
      const query = this.#table().where({ id, state: 'queued' });
      const [row] = await this.#free(query)
        .update({ lease_token: token, lease_until: this.#until() })
        .returning('*');
      if (row) leases.push({ token, plan: fromRow(row as PlanRow) });
    }
    return leases;
  }

  #until() {
    return new Date(this.#now().getTime() + this.#lease).toISOString();
  }

  /** Goes on with the lease, and tells how the plan is; undefined: lost. */
  async renew({ token, plan }: PlanLease): Promise<StoredPlan | undefined> {
    const [row] = await this.#table()
      .where({ id: plan.id, lease_token: token })
      .update({ lease_until: this.#until() })
      .returning('*');
    return row && fromRow(row as PlanRow);
  }

  /**
   * Writes what a worker found; not what somebody cancelled meanwhile.
   * @returns whether it was written
   */
  async save({ token }: PlanLease, plan: StoredPlan): Promise<boolean> {
    const count = await this.#table()
      .where({ id: plan.id, lease_token: token })
      .whereNotIn('state', OVER)
      .update(toRow(plan));
    return count === 1;
  }

  /** Gives the right back, and notes what became of the branch. */
  async release(
    { token, plan }: PlanLease,
    branchState: StoredPlan['branchState'],
  ): Promise<void> {
    await this.#table().where({ id: plan.id, lease_token: token }).update({
      branch_state: branchState,
      lease_token: null,
      lease_until: null,
    });
  }

  /** Ends one that is not over, whoever works on it. */
  async end(id: string, plan: StoredPlan): Promise<boolean> {
    const { state, state_since, active_key, data } = toRow(plan);
    const count = await this.#table()
      .where({ id })
      .whereNotIn('state', OVER)
      .update({ state, state_since, active_key, data });
    return count === 1;
  }

  /** Plans whose worker died: nobody hears the answer of Atlantis any more. */
  async abandoned(): Promise<StoredPlan[]> {
    const query = this.#table().whereIn('state', ['pushing', 'planning']);
    return (await this.#free(query)).map(fromRow);
  }

  /** Plans that are over and due, whose branch may still be there. */
  async leftovers(): Promise<StoredPlan[]> {
    const query = this.#table()
      .whereIn('state', OVER)
      .where({ branch_state: 'noted' })
      .where('due_at', '<=', this.#now().toISOString());
    return (await this.#free(query)).map(fromRow);
  }

  /** Branches that are written down in a repository, and may be there. */
  async notedBranches(repository: string): Promise<Set<string>> {
    const rows = await this.#table()
      .where({ repository, branch_state: 'noted' })
      .select('branch');
    return new Set(rows.map(({ branch }) => branch));
  }

  async noteBranchGone(id: string): Promise<void> {
    await this.#table().where({ id }).update({ branch_state: 'gone' });
  }

  /** Seconds that Atlantis took lately, the newest first. */
  async planned(repository: string): Promise<number[]> {
    const rows = await this.#table()
      .select('planned_seconds')
      .where({ repository })
      .whereNotNull('planned_seconds')
      .orderBy('created_at', 'desc')
      .limit(USUAL);
    return rows.map(({ planned_seconds }) => Number(planned_seconds));
  }

  /** Forgets what is over and older than a time, ISO 8601. */
  async forget(before: string): Promise<number> {
    return this.#table()
      .whereIn('state', OVER)
      .whereNot({ branch_state: 'noted' })
      .where('created_at', '<', before)
      .delete();
  }
}
