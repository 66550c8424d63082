import type {
  Objective,
  SloReading,
  SloState,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import type {
  Kept,
  KeptFailure,
  KeptReading,
  KeptSource,
  NewReading,
} from './types';

const DAY = 24 * 60 * 60_000;
/** Days of a trend. */
const SHOWN = 30;
/** Days for which readings of objectives that nobody asks about are kept. */
const FORGOTTEN = 40;
/** Rows of one statement; SQLite takes few parameters at once. */
const TOGETHER = 100;

interface ReadingRow {
  id: string;
  reading: string | null;
  failure: string | null;
  failed_since: string | number | null;
}

interface DayRow {
  id: string;
  date: string;
  state: SloState;
  budget_left: number | null;
}

interface SourceRow extends Omit<KeptSource, 'at' | 'problem'> {
  at: string | number;
  problem: string | null;
  problem_since: string | number | null;
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function failureOf(
  message: string | null,
  since: string | number | null,
): KeptFailure | undefined {
  if (message === null) return undefined;
  return { message: JSON.parse(message), since: Number(since) };
}

function readingOf(row: ReadingRow): KeptReading {
  const failure = failureOf(row.failure, row.failed_since);
  return {
    ...(row.reading !== null && {
      reading: JSON.parse(row.reading) as SloReading,
    }),
    ...(failure && { failure }),
  };
}

const rowOf = ({ id, reading, failure }: NewReading, now: number) => ({
  id,
  reading: reading ? JSON.stringify(reading) : null,
  failure: failure ? JSON.stringify(failure.message) : null,
  failed_since: failure?.since ?? null,
  asked_at: now,
});

/** Keeps the last good numbers over restarts, and how each day ended. */
export class SloStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Another number than before says that something was written. */
  async revision(): Promise<number> {
    const row = await this.#knex('slo_revisions').where({ id: 1 }).first();
    return Number(row?.revision ?? 0);
  }

  /** @param now milliseconds since 1970 */
  async read(now: number): Promise<Kept> {
    const revision = await this.revision();
    const since = dateOf(now - (SHOWN - 1) * DAY);
    const [readings, days, sources] = await Promise.all([
      this.#knex<ReadingRow>('slo_readings').select(),
      this.#knex<DayRow>('slo_days')
        .where('date', '>=', since)
        .orderBy(['id', 'date']),
      this.#knex<SourceRow>('slo_sources').select(),
    ]);
    return {
      revision,
      readings: new Map(readings.map(row => [row.id, readingOf(row)])),
      days: daysOf(days),
      sources: new Map(sources.map(row => [row.name, sourceOf(row)])),
    };
  }

  /**
   * Keeps what a round of one source found.
   * @param now milliseconds since 1970
   */
  async write(
    source: KeptSource,
    readings: readonly NewReading[],
    now: number,
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (let at = 0; at < readings.length; at += TOGETHER) {
        const some = readings.slice(at, at + TOGETHER);
        await transaction('slo_readings')
          .insert(some.map(each => rowOf(each, now)))
          .onConflict('id')
          .merge();
        const days = some.flatMap(({ id, day }) =>
          day
            ? {
                ...{ id, date: day.date, state: day.state },
                budget_left: day.budgetLeft ?? null,
              }
            : [],
        );
        if (days.length === 0) continue;
        await transaction('slo_days')
          .insert(days)
          .onConflict(['id', 'date'])
          .merge();
      }
      const { problem, ...round } = source;
      await transaction('slo_sources')
        .insert({
          ...round,
          problem: problem ? JSON.stringify(problem.message) : null,
          problem_since: problem?.since ?? null,
        })
        .onConflict('name')
        .merge();
      await transaction('slo_revisions')
        .where({ id: 1 })
        .increment('revision', 1);
    });
  }

  /**
   * Forgets days that no trend shows, and objectives that were not asked about for
   * as long.
   */
  async forget(now: number): Promise<void> {
    const since = now - FORGOTTEN * DAY;
    await this.#knex('slo_days').where('date', '<', dateOf(since)).delete();
    await this.#knex('slo_readings').where('asked_at', '<', since).delete();
  }
}

function sourceOf({ problem, problem_since, at, ...row }: SourceRow) {
  const failed = failureOf(problem, problem_since);
  return { ...row, at: Number(at), ...(failed && { problem: failed }) };
}

function daysOf(rows: readonly DayRow[]): Map<string, Objective['days']> {
  const days = new Map<string, Objective['days']>();
  for (const { id, date, state, budget_left: left } of rows) {
    const own = days.get(id) ?? [];
    own.push({ date, state, ...(left !== null && { budgetLeft: left }) });
    days.set(id, own);
  }
  return days;
}
