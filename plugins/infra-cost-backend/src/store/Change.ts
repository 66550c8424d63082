import type { Knex } from 'knex';
import {
  currentOf,
  dayChanges,
  failingOf,
  foldCosts,
  tagChanges,
} from './foldCosts';
import { Rollups } from './Rollups';
import {
  CHUNK,
  ESTIMATES,
  type EstimateRow,
  LIGHT,
  placeRow,
  plain,
  readDocument,
  readEstimate,
  STACKS,
  type StackRow,
  STEPS,
  TAG_STEPS,
} from './rows';
import { tagSplit } from './tagSplit';
import type {
  CostStep,
  DayChange,
  KeptEstimate,
  StackPlace,
  TagChange,
} from './types';

export interface ChangeOptions {
  trx: Knex.Transaction;
  generation: number;
  /** Tags that costs are kept by. */
  tagKeys: readonly string[];
}

/** One transaction that changes stacks. */
export class Change {
  readonly rollups = new Rollups();
  readonly trx: Knex.Transaction;
  readonly #generation: number;
  readonly #tagKeys: readonly string[];

  constructor({ trx, generation, tagKeys }: ChangeOptions) {
    this.trx = trx;
    this.#generation = generation;
    this.#tagKeys = tagKeys;
  }

  async insert(places: readonly StackPlace[]): Promise<void> {
    const rows = places.map(place => ({
      ...placeRow(place),
      ...{ generation: this.#generation, away: '[]', present: true },
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
    const { trx } = this;
    const before: StackRow = await trx(STACKS)
      .where({ stack_ref: ref })
      .first();
    const row = placed(before);
    const estimates = await this.#estimates(ref);
    const steps = foldCosts(estimates);
    const last = steps.at(-1);
    const failing = failingOf(estimates, last?.estimate);
    const cost = last && currentOf(last, failing);
    const tags = last?.estimate.tags;
    await trx(STACKS)
      .where({ stack_ref: ref })
      .update({
        ...row,
        generation: this.#generation,
        cost: cost ? plain(JSON.stringify(cost)) : null,
        failing: failing ? JSON.stringify(failing) : null,
        estimate_id: last?.estimate.id ?? null,
        first_at: steps[0]?.at ?? null,
        tags: tags ? JSON.stringify(tags) : null,
        tag_keys: JSON.stringify(this.#tagKeys),
      });
    await this.#replaceDays(before, row, steps);
    await this.#replaceTags(row, steps);
  }

  /** Estimates of a stack, each split by the tags of now. */
  async #estimates(ref: string): Promise<KeptEstimate[]> {
    const rows: EstimateRow[] = await this.trx(ESTIMATES)
      .select(...LIGHT, 'tags')
      .where({ stack_ref: ref });
    const wanted = JSON.stringify(this.#tagKeys);
    const estimates: KeptEstimate[] = [];
    for (const row of rows) {
      const estimate = readEstimate(row);
      const isSplit = JSON.stringify(estimate.tags?.keys ?? []) === wanted;
      if (!isSplit && estimate.state !== 'failed') {
        estimate.tags = await this.#split(row.id);
      }
      estimates.push(estimate);
    }
    return estimates;
  }

  /** Splits an estimate that was kept before its tags mattered. */
  async #split(id: string) {
    const { document } = await this.trx(ESTIMATES)
      .where({ id })
      .first('document');
    const tags = tagSplit(readDocument(document), this.#tagKeys);
    await this.trx(ESTIMATES)
      .where({ id })
      .update({ tags: JSON.stringify(tags) });
    return tags;
  }

  async #replaceDays(before: StackRow, row: StackRow, steps: CostStep[]) {
    const after = dayChanges(steps, JSON.parse(row.away));
    const old = await this.#replace<DayChange>(STEPS, row, after);
    this.rollups.add(before, old, -1);
    this.rollups.add(row, after, 1);
  }

  async #replaceTags(row: StackRow, steps: CostStep[]) {
    const after = tagChanges(steps, JSON.parse(row.away));
    const old = await this.#replace<TagChange>(TAG_STEPS, row, after);
    this.rollups.addTags(old, -1);
    this.rollups.addTags(after, 1);
  }

  /** @returns what was there */
  async #replace<T extends DayChange>(
    table: string,
    { stack_ref: ref }: StackRow,
    after: readonly T[],
  ): Promise<T[]> {
    const { trx } = this;
    const at = { stack_ref: ref };
    const old: T[] = (await trx(table).where(at)).map(each => ({
      ...each,
      change: Number(each.change),
    }));
    await trx(table).where(at).delete();
    const rows = after.map(each => ({ ...at, ...each }));
    for (let from = 0; from < rows.length; from += CHUNK) {
      await trx(table).insert(rows.slice(from, from + CHUNK));
    }
    return old;
  }
}
