import type { Knex } from 'knex';
import { dayOf } from '../store/foldCosts';
import { STEPS } from '../store/rows';
import type { Changes } from './summary';

const DAY = 24 * 60 * 60_000;
/** Days that a change is told of. */
const CHANGED_IN = 30;

/** By how much stacks changed in the last days; read once of a generation. */
export class RecentChanges {
  readonly #knex: Knex;
  #kept: { key: string; changes: Promise<Changes> } | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @param now milliseconds since 1970 */
  of(generation: number, currency: string, now: number): Promise<Changes> {
    const day = dayOf(now - CHANGED_IN * DAY);
    const key = JSON.stringify([generation, currency, day]);
    if (this.#kept?.key !== key) {
      const changes = this.since(currency, day);
      const kept = { key, changes };
      this.#kept = kept;
      changes.catch(() => {
        if (this.#kept === kept) this.#kept = undefined;
      });
    }
    return this.#kept!.changes;
  }

  /** @param day after whose end changes count */
  async since(currency: string, day: string): Promise<Changes> {
    const rows: { stack_ref: string; change: number | string }[] =
      await this.#knex(STEPS)
        .select('stack_ref')
        .sum({ change: 'change' })
        .where({ currency })
        .where('day', '>', day)
        .groupBy('stack_ref');
    return {
      byRef: new Map(rows.map(row => [row.stack_ref, Number(row.change)])),
      since: Date.parse(`${day}T23:59:59.999Z`),
    };
  }
}
