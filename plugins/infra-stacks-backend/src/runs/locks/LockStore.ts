import type { AtlantisServer } from '@infra-portal/infra-common';
import type { Knex } from 'knex';

const iso = (at: number | string) => new Date(Number(at)).toISOString();

const TABLE = 'atlantis_servers';
const MOST_FAILURE = 1_000;

/** A lock as Atlantis says it. */
export interface KeptLock {
  /** Its key at the server. */
  key: string;
  /** `host/owner/name` */
  repository: string;
  dir: string;
  workspace: string;
  project?: string;
  /** Undefined: of a call of its API. */
  pull?: { number: number; url: string };
  user?: string;
  /** ISO 8601 */
  since: string;
}

export interface KeptServer extends AtlantisServer {
  locks: KeptLock[];
}

/** What Atlantis servers hold, as each last said. */
export class LockStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /**
   * Notes the locks of a server.
   * @returns whether they are other than before
   */
  async put(
    url: string,
    locks: readonly KeptLock[],
    version?: string,
  ): Promise<boolean> {
    const text = JSON.stringify(
      [...locks].sort((a, b) => (a.key < b.key ? -1 : 1)),
    ).replaceAll('\0', '');
    const before = await this.#knex(TABLE).where({ url }).first();
    await this.#knex(TABLE)
      .insert({
        url,
        version: version ?? null,
        locks: text,
        observed_at: this.#now(),
        failure: null,
        failed_since: null,
      })
      .onConflict('url')
      .merge();
    return before?.locks !== text || before.failure !== null;
  }

  /** Notes that a server could not be asked; what it said before stays. */
  async fail(url: string, message: string): Promise<boolean> {
    const before = await this.#knex(TABLE).where({ url }).first();
    const failure = message.replaceAll('\0', '').slice(0, MOST_FAILURE);
    const failedSince = before?.failed_since ?? this.#now();
    await this.#knex(TABLE)
      .insert({ url, failure, failed_since: failedSince })
      .onConflict('url')
      .merge(['failure', 'failed_since']);
    return before?.failure !== failure;
  }

  /** Forgets servers that are not configured any more. */
  async keepOnly(urls: readonly string[]): Promise<void> {
    await this.#knex(TABLE)
      .whereNotIn('url', [...urls])
      .delete();
  }

  /** All servers, by address. */
  async servers(): Promise<KeptServer[]> {
    const rows = await this.#knex(TABLE).orderBy('url');
    return rows.map(row => ({
      url: row.url,
      ...(row.version && { version: row.version }),
      ...(row.observed_at !== null && { observedAt: iso(row.observed_at) }),
      ...(row.failure !== null && {
        failure: { message: row.failure, since: iso(row.failed_since) },
      }),
      locks: row.locks === null ? [] : JSON.parse(row.locks),
    }));
  }
}
