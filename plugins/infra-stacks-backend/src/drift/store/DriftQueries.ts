import type { DriftLook, StaleSource } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import {
  DAYS,
  type EpisodeRow,
  EPISODES,
  GENERATION,
  type LookRow,
  LOOKS,
  PLANS,
  readLook,
  SOURCES,
  type StackRow,
  STACKS,
} from './rows';

const iso = (at: number | string) => new Date(Number(at)).toISOString();

/** A drift as the trend counts it. */
export interface EpisodeSpan {
  ref: string;
  product?: string;
  owner?: string;
  first: number;
  ended?: number;
}

/** Reads what is kept of drift. */
export class DriftQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async generation(): Promise<number> {
    const row = await this.#knex(GENERATION).where({ id: 1 }).first();
    return Number(row?.generation ?? 0);
  }

  /** Stacks that were written after a generation. */
  async stacksSince(generation: number): Promise<StackRow[]> {
    return this.#knex<StackRow>(STACKS).where('generation', '>', generation);
  }

  async episodes(ids: readonly string[]): Promise<Map<string, EpisodeRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#knex<EpisodeRow>(EPISODES).whereIn('id', [...ids]);
    return new Map(rows.map(row => [row.id, row]));
  }

  /** The newest episodes of a stack, the newest first. */
  async episodesOf(ref: string, limit: number): Promise<EpisodeRow[]> {
    return this.#knex<EpisodeRow>(EPISODES)
      .where({ stack_ref: ref })
      .orderBy('first_at', 'desc')
      .orderBy('id')
      .limit(limit);
  }

  /** The newest looks at a stack, the newest first. */
  async looksOf(ref: string, limit: number): Promise<DriftLook[]> {
    const rows = await this.#knex<LookRow>(LOOKS)
      .where({ stack_ref: ref })
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(readLook);
  }

  async plan(id: string): Promise<string | undefined> {
    const row = await this.#knex(PLANS).select('plan').where({ id }).first();
    return row?.plan;
  }

  /** Episodes that lasted at a time in ms, or began after it. */
  async spansSince(since: number): Promise<EpisodeSpan[]> {
    const rows = await this.#knex<EpisodeRow>(EPISODES)
      .select('stack_ref', 'product', 'owner', 'first_at', 'ended_at')
      .where('ended_at', '>=', since)
      .orWhereNull('ended_at');
    return rows.map(row => ({
      ref: row.stack_ref,
      ...(row.product !== null && { product: row.product }),
      ...(row.owner !== null && { owner: row.owner }),
      first: Number(row.first_at),
      ...(row.ended_at !== null && { ended: Number(row.ended_at) }),
    }));
  }

  /** Stacks with a good look by day, from a day on. */
  async checkedSince(
    day: string,
    products?: readonly string[],
    owners?: readonly string[],
  ): Promise<Map<string, number>> {
    const query = this.#knex(DAYS)
      .select('day')
      .sum({ checked: 'checked' })
      .where('day', '>=', day)
      .groupBy('day');
    if (products) query.whereIn('product', [...products]);
    if (owners) query.whereIn('owner', [...owners]);
    const rows: any[] = await query;
    return new Map(rows.map(row => [row.day, Number(row.checked)]));
  }

  /** Servers that could not be asked. */
  async stale(): Promise<StaleSource[]> {
    const rows = await this.#knex(SOURCES).orderBy('source');
    return rows.map(row => ({
      source: row.source,
      message: row.failure,
      since: iso(row.failed_since),
    }));
  }
}
