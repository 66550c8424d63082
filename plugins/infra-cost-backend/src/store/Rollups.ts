import type { Knex } from 'knex';
import { CHUNK, DAYS, keysOf, type StackRow, tagDimension } from './rows';
import type { DayChange, TagChange } from './types';

/** Sums of changes by day and key, gathered and written together. */
export class Rollups {
  readonly #changes = new Map<string, number>();

  /** @param sign -1 takes away what was added before */
  add(row: StackRow, changes: readonly DayChange[], sign: 1 | -1): void {
    const keys = [['', ''], ...Object.entries(keysOf(row))];
    for (const each of changes) {
      for (const [dimension, item] of keys) {
        this.#add(each, dimension, item, sign);
      }
    }
  }

  /** @param sign -1 takes away what was added before */
  addTags(changes: readonly TagChange[], sign: 1 | -1): void {
    for (const each of changes) {
      this.#add(each, tagDimension(each.tag), each.item, sign);
    }
  }

  #add(
    { day, currency, change }: DayChange,
    dimension: string,
    item: string,
    sign: 1 | -1,
  ) {
    const key = JSON.stringify([currency, dimension, item, day]);
    this.#changes.set(key, (this.#changes.get(key) ?? 0) + sign * change);
  }

  async write(trx: Knex.Transaction): Promise<void> {
    const rows = [...this.#changes]
      .filter(([, change]) => change !== 0)
      .map(([key, change]) => {
        const [currency, dimension, item, day] = JSON.parse(key);
        return { currency, dimension, item, day, change };
      });
    for (let at = 0; at < rows.length; at += CHUNK) {
      await trx(DAYS)
        .insert(rows.slice(at, at + CHUNK))
        .onConflict(['currency', 'dimension', 'item', 'day'])
        .merge({
          change: trx.raw('?? + excluded.change', [`${DAYS}.change`]),
        });
    }
  }
}
