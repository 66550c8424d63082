import type { Knex } from 'knex';
import { currentOf, dayChanges, failingOf, foldCosts } from './foldCosts';
import { Rollups } from './Rollups';
import {
  CHUNK,
  ESTIMATES,
  LIGHT,
  placeRow,
  plain,
  readEstimate,
  STACKS,
  type StackRow,
  STEPS,
} from './rows';
import type { DayChange, StackPlace } from './types';

/** One transaction that changes stacks. */
export class Change {
  readonly rollups = new Rollups();

  constructor(readonly trx: Knex.Transaction, readonly generation: number) {}

  async insert(places: readonly StackPlace[]): Promise<void> {
    const rows = places.map(place => ({
      ...placeRow(place),
      ...{ generation: this.generation, away: '[]', present: true },
    }));
    for (let at = 0; at < rows.length; at += CHUNK) {
      await this.trx(STACKS)
        .insert(rows.slice(at, at + CHUNK))
        .onConflict('stack_ref')
        .ignore();
    }
  }

  /** Makes the line of a stack anew. @param placed the row as it is to be */
  async refold(ref: string, placed: (row: StackRow) => StackRow) {
    const { trx, generation } = this;
    const before: StackRow = await trx(STACKS)
      .where({ stack_ref: ref })
      .first();
    const row = placed(before);
    const estimates = (
      await trx(ESTIMATES)
        .select(...LIGHT)
        .where({ stack_ref: ref })
    ).map(readEstimate);
    const steps = foldCosts(estimates);
    const last = steps.at(-1);
    const failing = failingOf(estimates, last?.estimate);
    const cost = last && currentOf(last, failing);
    await trx(STACKS)
      .where({ stack_ref: ref })
      .update({
        ...row,
        generation,
        cost: cost ? plain(JSON.stringify(cost)) : null,
        failing: failing ? JSON.stringify(failing) : null,
        estimate_id: last?.estimate.id ?? null,
        first_at: steps[0]?.at ?? null,
      });
    await this.#replace(before, row, dayChanges(steps, JSON.parse(row.away)));
  }

  async #replace(before: StackRow, row: StackRow, after: DayChange[]) {
    const { trx, rollups } = this;
    const at = { stack_ref: row.stack_ref };
    const old: DayChange[] = (await trx(STEPS).where(at)).map(
      ({ day, currency, change }) => ({
        ...{ day, currency, change: Number(change) },
      }),
    );
    rollups.add(before, old, -1);
    rollups.add(row, after, 1);
    await trx(STEPS).where(at).delete();
    const rows = after.map(each => ({ ...at, ...each }));
    for (let from = 0; from < rows.length; from += CHUNK) {
      await trx(STEPS).insert(rows.slice(from, from + CHUNK));
    }
  }
}
