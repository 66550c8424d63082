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

/** A stack as it was and is to be, and what it cost when. */
interface Line {
  old: StackRow;
  row: StackRow;
  steps: CostStep[];
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

  /**
   * Makes the lines of stacks anew, many with one question.
   * @param placed the row as it is to be
   */
  async refold(
    refs: readonly string[],
    placed: (row: StackRow) => StackRow = row => row,
  ): Promise<void> {
    for (let at = 0; at < refs.length; at += CHUNK) {
      await this.#refoldSome(refs.slice(at, at + CHUNK), placed);
    }
  }

  async #refoldSome(
    refs: readonly string[],
    placed: (row: StackRow) => StackRow,
  ) {
    const before: StackRow[] = await this.trx(STACKS).whereIn(
      'stack_ref',
      refs,
    );
    const estimates = await this.#estimates(refs);
    const lines = before.map(old => {
      const row = placed(old);
      const steps = foldCosts(estimates.get(row.stack_ref) ?? []);
      return { old, row, steps };
    });
    const rows = lines.map(({ row, steps }) => ({
      ...row,
      ...this.#now(steps, estimates.get(row.stack_ref) ?? []),
    }));
    await this.trx(STACKS).insert(rows).onConflict('stack_ref').merge();
    await this.#replaceDays(lines);
    await this.#replaceTags(lines);
  }

  /** What a stack costs now, as its row has it. */
  #now(steps: readonly CostStep[], estimates: readonly KeptEstimate[]) {
    const last = steps.at(-1);
    const failing = failingOf(estimates, last?.estimate);
    const cost = last && currentOf(last, failing);
    const tags = last?.estimate.tags;
    return {
      generation: this.#generation,
      cost: cost ? plain(JSON.stringify(cost)) : null,
      failing: failing ? JSON.stringify(failing) : null,
      estimate_id: last?.estimate.id ?? null,
      first_at: steps[0]?.at ?? null,
      tags: tags ? JSON.stringify(tags) : null,
      tag_keys: JSON.stringify(this.#tagKeys),
    };
  }

  /** Estimates by stack, each split by the tags of now. */
  async #estimates(
    refs: readonly string[],
  ): Promise<Map<string, KeptEstimate[]>> {
    const rows: EstimateRow[] = await this.trx(ESTIMATES)
      .select(...LIGHT, 'tags')
      .whereIn('stack_ref', refs);
    const wanted = JSON.stringify(this.#tagKeys);
    const byStack = new Map<string, KeptEstimate[]>();
    for (const row of rows) {
      const estimate = readEstimate(row);
      const isSplit = JSON.stringify(estimate.tags?.keys ?? []) === wanted;
      if (!isSplit && estimate.state !== 'failed') {
        estimate.tags = await this.#split(row.id);
      }
      const own = byStack.get(row.stack_ref) ?? [];
      own.push(estimate);
      byStack.set(row.stack_ref, own);
    }
    return byStack;
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

  async #replaceDays(lines: readonly Line[]) {
    const after = new Map(
      lines.map(({ row, steps }) => [
        row.stack_ref,
        dayChanges(steps, JSON.parse(row.away)),
      ]),
    );
    const old = await this.#replace<DayChange>(STEPS, after);
    for (const { old: before, row } of lines) {
      const { stack_ref: ref } = row;
      this.rollups.add(before, old.get(ref) ?? [], -1);
      this.rollups.add(row, after.get(ref)!, 1);
    }
  }

  async #replaceTags(lines: readonly Line[]) {
    const after = new Map(
      lines.map(({ row, steps }) => [
        row.stack_ref,
        tagChanges(steps, JSON.parse(row.away)),
      ]),
    );
    const old = await this.#replace<TagChange>(TAG_STEPS, after);
    for (const [ref, changes] of after) {
      this.rollups.addTags(old.get(ref) ?? [], -1);
      this.rollups.addTags(changes, 1);
    }
  }

  /**
   * @param after what is to be there, by stack
   * @returns what was there
   */
  async #replace<T extends DayChange>(
    table: string,
    after: ReadonlyMap<string, readonly T[]>,
  ): Promise<Map<string, T[]>> {
    const { trx } = this;
    const refs = [...after.keys()];
    const old = new Map<string, T[]>();
    const found = await trx(table).whereIn('stack_ref', refs);
    for (const { stack_ref: ref, ...each } of found) {
      const own = old.get(ref) ?? [];
      own.push({ ...each, change: Number(each.change) });
      old.set(ref, own);
    }
    await trx(table).whereIn('stack_ref', refs).delete();
    const rows = [...after].flatMap(([ref, changes]) =>
      changes.map(each => ({ stack_ref: ref, ...each })),
    );
    for (let from = 0; from < rows.length; from += CHUNK) {
      await trx(table).insert(rows.slice(from, from + CHUNK));
    }
    return old;
  }
}
