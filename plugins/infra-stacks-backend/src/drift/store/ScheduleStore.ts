import type { Knex } from 'knex';
import { rise } from './generation';
import { CHUNK, optional, SOURCES, type StackRow, STACKS } from './rows';

/** A stack whose turn it is, or that was asked about. */
export interface DueStack {
  ref: string;
  repository: string;
  /** A person asked for a look. */
  isWanted: boolean;
  /** Looks that failed one after the other. */
  failures: number;
  /** A question about it was asked then, ms, and has no answer. */
  askedAt?: number;
}

export interface SourceFailure {
  failures: number;
  /** It is asked again then, ms. */
  nextAt: number;
}

const MOST_FAILURE = 1_000;

/** When stacks are looked at next, and what was asked. */
export class ScheduleStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /**
   * Sees to it that each of these stacks has a next look, and no other one has.
   * @returns whether anything changed
   */
  async keepOnly(
    stacks: readonly { ref: string; repository: string }[],
  ): Promise<boolean> {
    const rows: StackRow[] = await this.#knex(STACKS)
      .select('stack_ref', 'next_at')
      .whereNotNull('next_at');
    const planned = new Set(rows.map(row => row.stack_ref));
    const wanted = new Set(stacks.map(({ ref }) => ref));
    const more = stacks.filter(({ ref }) => !planned.has(ref));
    const less = [...planned].filter(ref => !wanted.has(ref));
    if (more.length + less.length === 0) return false;
    const at = this.#now();
    await this.#knex.transaction(async trx => {
      const generation = await rise(trx);
      for (let from = 0; from < more.length; from += CHUNK) {
        await trx(STACKS)
          .insert(
            more.slice(from, from + CHUNK).map(({ ref, repository }) => ({
              ...{ stack_ref: ref, repository, generation, next_at: at },
            })),
          )
          .onConflict('stack_ref')
          .merge(['next_at', 'generation']);
      }
      for (let from = 0; from < less.length; from += CHUNK) {
        await trx(STACKS)
          .whereIn('stack_ref', less.slice(from, from + CHUNK))
          .update({ next_at: null, wanted_at: null, generation });
      }
    });
    return true;
  }

  /**
   * Stacks whose turn it is, those first that people asked for.
   * @param options.wantedOnly leaves out those that are merely due
   */
  async due(
    repositories: readonly string[],
    limit: number,
    { wantedOnly }: { wantedOnly: boolean },
  ): Promise<DueStack[]> {
    const now = this.#now();
    const open = () =>
      this.#knex<StackRow>(STACKS)
        .whereIn('repository', [...repositories])
        .where(each =>
          each.whereNull('asked_until').orWhere('asked_until', '<=', now),
        )
        .limit(limit);
    const wanted = await open()
      .whereNotNull('wanted_at')
      .orderBy(['wanted_at', 'stack_ref']);
    const due = wantedOnly
      ? []
      : await open()
          .where('next_at', '<=', now)
          .whereNull('wanted_at')
          .orderBy(['next_at', 'stack_ref']);
    return [...wanted, ...due].slice(0, limit).map(dueStack);
  }

  /** Stacks with a question that has no answer. */
  async unanswered(repositories: readonly string[]): Promise<DueStack[]> {
    const rows = await this.#knex<StackRow>(STACKS)
      .whereIn('repository', [...repositories])
      .whereNotNull('asked_at');
    return rows.map(dueStack);
  }

  /** Notes that a person wants a stack looked at now. */
  async want(ref: string, repository: string): Promise<void> {
    await this.#knex(STACKS)
      .insert({ stack_ref: ref, repository, generation: 0 })
      .onConflict('stack_ref')
      .ignore();
    await this.#write([ref], { wanted_at: this.#now() });
  }

  /** Notes that stacks are asked about; until then nobody asks again. */
  async asked(refs: readonly string[], until: number): Promise<void> {
    await this.#write(refs, { asked_at: this.#now(), asked_until: until });
  }

  /** Notes that the answer is not waited for any more. */
  async notAsked(refs: readonly string[]): Promise<void> {
    await this.#write(refs, { asked_at: null, asked_until: null });
  }

  /** Notes how a look went, and when the next is. */
  async looked(
    ref: string,
    { nextAt, failures }: { nextAt: number; failures: number },
  ): Promise<void> {
    await this.#write([ref], {
      ...{ next_at: Math.round(nextAt), failures, wanted_at: null },
      ...{ asked_at: null, asked_until: null },
    });
  }

  async failureOf(source: string): Promise<SourceFailure | undefined> {
    const row = await this.#knex(SOURCES).where({ source }).first();
    return (
      row && { failures: Number(row.failures), nextAt: Number(row.next_at) }
    );
  }

  /** Notes that a server could not be asked, and when it is again. */
  async failed(source: string, message: string, nextAt: number) {
    const known = await this.#knex(SOURCES).where({ source }).first();
    await this.#knex(SOURCES)
      .insert({
        source,
        failure: message.replaceAll('\0', '').slice(0, MOST_FAILURE),
        failed_since: known?.failed_since ?? this.#now(),
        failures: Number(known?.failures ?? 0) + 1,
        next_at: nextAt,
      })
      .onConflict('source')
      .merge();
  }

  /** Has a server that failed asked again soon. */
  async askAgain(source: string): Promise<void> {
    await this.#knex(SOURCES).where({ source }).update({ next_at: 0 });
  }

  /** Notes that a server answers; true when it did not before. */
  async answers(source: string): Promise<boolean> {
    return (await this.#knex(SOURCES).where({ source }).delete()) > 0;
  }

  /** Forgets servers that are not asked any more. */
  async keepSources(sources: readonly string[]): Promise<void> {
    await this.#knex(SOURCES)
      .whereNotIn('source', [...sources])
      .delete();
  }

  async #write(
    refs: readonly string[],
    change: Partial<StackRow>,
  ): Promise<void> {
    if (refs.length === 0) return;
    await this.#knex.transaction(async trx => {
      const generation = await rise(trx);
      await trx(STACKS)
        .whereIn('stack_ref', [...refs])
        .update({ ...change, generation });
    });
  }
}

function dueStack(row: StackRow): DueStack {
  const askedAt = optional(row.asked_at);
  return {
    ref: row.stack_ref,
    repository: row.repository,
    isWanted: row.wanted_at !== null,
    failures: Number(row.failures),
    ...(askedAt !== undefined && { askedAt }),
  };
}
