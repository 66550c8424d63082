import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

/** A pull request of a repository. */
export interface PullKey {
  /** `host/owner/name` */
  repository: string;
  number: number;
}

/** A pull request that somebody let through. */
export interface Override extends PullKey {
  id: string;
  product: string;
  reason: string;
  /** Entity ref. */
  by: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Newest overrides of a product that are told. */
const MOST = 100;

const asOverride = (row: Override): Override => ({
  ...row,
  at: Number(row.at),
});

/** Keeps who let which pull request through, and what pull requests were told. */
export class FreezeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of a product, the newest first. */
  async overrides(product: string): Promise<Override[]> {
    const rows = await this.#knex<Override>('slo_overrides')
      .where({ product })
      .orderBy('at', 'desc')
      .limit(MOST);
    return rows.map(asOverride);
  }

  /** Of a pull request, the oldest first. */
  async overridesOf({ repository, number }: PullKey): Promise<Override[]> {
    const rows = await this.#knex<Override>('slo_overrides')
      .where({ repository, number })
      .orderBy('at');
    return rows.map(asOverride);
  }

  /** A second one of the same pull request says why anew. */
  async override(override: Omit<Override, 'id'>): Promise<void> {
    await this.#knex('slo_overrides')
      .insert({ id: randomUUID(), ...override })
      .onConflict(['product', 'repository', 'number'])
      .merge(['reason', 'by', 'at']);
  }

  /** What pull requests of a repository were told, by their number. */
  async told(repository: string): Promise<Map<number, string>> {
    const rows = await this.#knex('slo_told_pulls').where({ repository });
    return new Map(rows.map(({ number, digest }) => [number, digest]));
  }

  async tell({ repository, number }: PullKey, digest: string): Promise<void> {
    await this.#knex('slo_told_pulls')
      .insert({ repository, number, digest })
      .onConflict(['repository', 'number'])
      .merge();
  }

  /** Forgets pull requests that are closed. */
  async forget(repository: string, open: readonly number[]): Promise<void> {
    await this.#knex('slo_told_pulls')
      .where({ repository })
      .whereNotIn('number', [...open])
      .delete();
  }
}
