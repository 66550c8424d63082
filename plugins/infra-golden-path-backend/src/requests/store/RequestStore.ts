import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { Leases, type RowLease } from '../../util/Leases';
import type { RequestFilter } from '../types';
import { fromRow, RequestRow, TABLE, toColumns } from './rows';
import type { StoredRequest } from './storedRequest';

const PAGE = 50;
const LARGEST_PAGE = 200;

/** The right to work on a request, until it is given back or runs out. */
export interface Lease {
  token: string;
  request: StoredRequest;
}

export interface RequestStoreOptions {
  database: Knex;
  now: () => Date;
  /** Milliseconds; default: of {@link Leases}. */
  lease?: number;
}

const leaseOf = ({ token, row }: RowLease<RequestRow>): Lease => ({
  token,
  request: fromRow(row),
});

const writeCursor = ({ createdAt, id }: StoredRequest) =>
  Buffer.from(`${createdAt} ${id}`).toString('base64url');

/** Requests in the database of the plugin: SQLite or PostgreSQL. */
export class RequestStore {
  readonly #db: Knex;
  readonly #now: () => Date;
  readonly #leases: Leases<RequestRow>;

  constructor({ database, now, lease }: RequestStoreOptions) {
    this.#db = database;
    this.#now = now;
    this.#leases = new Leases({ database, table: TABLE, now, lease });
  }

  #table() {
    return this.#db<RequestRow>(TABLE);
  }

  async find(id: string): Promise<StoredRequest | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromRow(row);
  }

  async findActive(activeKey: string): Promise<StoredRequest | undefined> {
    const row = await this.#table().where({ active_key: activeKey }).first();
    return row && fromRow(row);
  }

  /** Commits that the portal made on a branch in requests that are over. */
  async formerCommits(repository: string, branch: string): Promise<string[]> {
    const rows = await this.#table()
      .where({ repository, branch })
      .whereNull('active_key')
      .orderBy('created_at', 'desc')
      .limit(20);
    return rows.flatMap(row => fromRow(row).data.ownCommits).slice(0, 500);
  }

  /** Writes a new one down; false when there is an active one of the same key. */
  async insert(request: StoredRequest): Promise<boolean> {
    const inserted = await this.#table()
      .insert({
        id: request.id,
        ...toColumns(request),
        due_at: request.dueAt,
      })
      .onConflict('active_key')
      .ignore()
      .returning('id');
    return inserted.length === 1;
  }

  /**
   * Writes what has changed if nobody else has since it was read.
   * @param token of the lease; without it anybody may write
   * @returns the request with its new version, undefined when somebody has
   */
  async update(
    request: StoredRequest,
    options: { token?: string; dueAt?: string } = {},
  ): Promise<StoredRequest | undefined> {
    const { token, dueAt } = options;
    const next = {
      ...request,
      version: request.version + 1,
      updatedAt: this.#now().toISOString(),
    };
    const query = this.#table().where({
      id: request.id,
      version: request.version,
    });
    if (token) query.where({ lease_token: token });
    const due = dueAt === undefined ? {} : { due_at: dueAt };
    const count = await query.update({ ...toColumns(next), ...due });
    return count === 1 ? { ...next, dueAt: dueAt ?? next.dueAt } : undefined;
  }

  /** Lets somebody look at a request soon. */
  async poke(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#table()
      .whereIn('id', [...ids])
      .update({ due_at: this.#now().toISOString() });
  }

  /** Takes a request to work on, unless somebody is. */
  async claim(id: string): Promise<Lease | undefined> {
    const lease = await this.#leases.claim(id);
    return lease && leaseOf(lease);
  }

  /** Takes requests that are due; see {@link Leases}. */
  async claimDue(limit: number): Promise<Lease[]> {
    return (await this.#leases.claimDue(limit)).map(leaseOf);
  }

  /** Says that the work goes on; false when somebody else has taken it. */
  renew(id: string, token: string): Promise<boolean> {
    return this.#leases.renew(id, token);
  }

  /**
   * Gives a request back.
   * @param dueAt when to look again; whoever poked it meanwhile is heard sooner
   */
  release({ token, request }: Lease, dueAt: string | null): Promise<void> {
    return this.#leases.release(token, request, dueAt);
  }

  /** Newest first. */
  async list(
    filter: RequestFilter,
  ): Promise<{ items: StoredRequest[]; nextCursor?: string }> {
    const limit = Math.min(Math.max(filter.limit ?? PAGE, 1), LARGEST_PAGE);
    const query = this.#table()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    const { requestedBy, states, product, cursor } = filter;
    if (requestedBy) query.where({ requested_by: requestedBy });
    if (states?.length) query.whereIn('state', states);
    if (product) query.where({ product });
    if (cursor) {
      const { at, id } = readCursor(cursor);
      query.where(older =>
        older
          .where('created_at', '<', at)
          .orWhere(same => same.where('created_at', at).where('id', '<', id)),
      );
    }
    const rows = await query;
    const items = rows.slice(0, limit).map(fromRow);
    const last = items.at(-1);
    const more = rows.length > limit && last;
    return { items, ...(more && { nextCursor: writeCursor(last) }) };
  }

  /** Ids of merged requests of a repository that are still followed. */
  async awaited(repository: string): Promise<string[]> {
    const rows = await this.#table()
      .select('id')
      .whereRaw('lower(repository) = ?', [repository.toLowerCase()])
      .where({ state: 'merged' })
      .whereNotNull('due_at')
      .orderBy('created_at', 'desc')
      .limit(PAGE);
    return rows.map(({ id }) => id);
  }

  /** Ids of requests that something in a repository is about. */
  async about(
    repository: string,
    what: { branch?: string; number?: number; head?: string },
  ): Promise<string[]> {
    const { branch, number, head } = what;
    if (!branch && number === undefined && !head) return [];
    const rows = await this.#table()
      .select('id')
      .whereRaw('lower(repository) = ?', [repository.toLowerCase()])
      .where(any => {
        if (branch) any.orWhere({ branch });
        if (number !== undefined) any.orWhere({ pull_number: number });
        if (head) any.orWhere({ head });
      })
      .orderBy('created_at', 'desc')
      .limit(PAGE);
    return rows.map(({ id }) => id);
  }
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!id || Number.isNaN(Date.parse(at))) {
    throw new InputError('The cursor is not one that this list gave');
  }
  return { at, id };
}
