import type { MeasuredPull } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { fromRow, type RequestRow, TABLE } from '../requests/store/rows';
import type { MeasuredRequest } from './measure';

interface PullRow {
  repository: string;
  number: number;
  ended_at: string;
  data: string;
  due_at: string | null;
}

interface LookRow {
  repository: string;
  seen_until: string | null;
  observed_at: string | null;
  failed: boolean | number;
}

export interface Look {
  repository: string;
  /** Pull requests that changed before were measured. */
  seenUntil?: string;
  observedAt?: string;
  failed: boolean;
}

/** What was measured of finished pull requests. */
export class ValueStore {
  readonly #db: Knex;

  constructor(database: Knex) {
    this.#db = database;
  }

  /** @param dueAt when to measure it again */
  async put(pull: MeasuredPull, dueAt: string | undefined): Promise<void> {
    await this.#db<PullRow>('measured_pulls')
      .insert({
        repository: pull.repository,
        number: pull.number,
        ended_at: pull.endedAt,
        // PostgreSQL's text cannot hold NUL, which JSON writes as an escape.
        data: JSON.stringify(pull),
        due_at: dueAt ?? null,
      })
      .onConflict(['repository', 'number'])
      .merge();
  }

  /** Those that ended since. */
  async since(from: string): Promise<MeasuredPull[]> {
    const rows = await this.#db<PullRow>('measured_pulls')
      .where('ended_at', '>=', from)
      .orderBy('ended_at');
    return rows.map(({ data }) => JSON.parse(data));
  }

  /** Numbers of those to be measured again. */
  async due(repository: string, now: string): Promise<number[]> {
    const rows = await this.#db<PullRow>('measured_pulls')
      .select('number')
      .where({ repository })
      .where('due_at', '<=', now)
      .limit(100);
    return rows.map(({ number }) => number);
  }

  async looks(): Promise<Look[]> {
    const rows = await this.#db<LookRow>('measured_repositories');
    return rows.map(({ repository, seen_until, observed_at, failed }) => ({
      repository,
      ...(seen_until !== null && { seenUntil: seen_until }),
      ...(observed_at !== null && { observedAt: observed_at }),
      failed: Boolean(failed),
    }));
  }

  /** What is not given stays. */
  async looked(look: Look): Promise<void> {
    const { repository, seenUntil, observedAt, failed } = look;
    const row = {
      repository,
      failed,
      ...(seenUntil !== undefined && { seen_until: seenUntil }),
      ...(observedAt !== undefined && { observed_at: observedAt }),
    };
    await this.#db<LookRow>('measured_repositories')
      .insert(row)
      .onConflict('repository')
      .merge(Object.keys(row) as (keyof LookRow)[]);
  }

  async read(
    repository: string,
    number: number,
    seconds: number,
  ): Promise<void> {
    await this.#db('review_readings')
      .insert({ repository, number, seconds })
      .onConflict(['repository', 'number'])
      .merge({
        seconds: this.#db.raw('review_readings.seconds + ?', [seconds]),
      });
  }

  async readingOf(
    repository: string,
    number: number,
  ): Promise<number | undefined> {
    const row = await this.#db('review_readings')
      .where({ repository, number })
      .first();
    return row && Number(row.seconds);
  }

  /** The request that a pull request was opened for. */
  async requestOf(
    repository: string,
    number: number,
  ): Promise<MeasuredRequest | undefined> {
    const row = await this.#db<RequestRow>(TABLE)
      .whereRaw('lower(repository) = ?', [repository.toLowerCase()])
      .where({ pull_number: number })
      .orderBy('created_at', 'desc')
      .first();
    if (!row) return undefined;
    const { createdAt, data } = fromRow(row);
    const { answering, ownCommits } = data;
    return {
      ...{ createdAt, ownCommits },
      ...(answering !== undefined && { answering }),
    };
  }
}
