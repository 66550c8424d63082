import { type Estimate, compareAmounts } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { Change } from './Change';
import { DEAREST } from './micros';
import {
  CHUNK,
  ESTIMATES,
  estimateRow,
  type EstimateRow,
  GENERATION,
  placeRow,
  STACKS,
  type StackRow,
} from './rows';
import { tagSplit } from './tagSplit';
import type { Absence, CostRecord, StackPlace } from './types';

/** Stacks whose lines are made anew together. */
const TOGETHER = 20;

/**
 * Keeps estimates, and what follows from them: the cost of each stack now, its
 * line, and sums by day. All of it is a function of what was recorded, whatever
 * the order and however often.
 */
export class CostStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @returns refs of stacks of which something is new */
  async record(records: readonly CostRecord[]): Promise<string[]> {
    const rows = records.map(each => {
      const record = believable(each);
      return { row: estimateRow(record), estimate: record.estimate };
    });
    if (rows.length === 0) return [];
    const places = new Map(records.map(({ stack }) => [stack.ref, stack]));
    return this.#change(async (change, tagKeys) => {
      const split = rows.map(({ row, estimate }) => ({
        ...row,
        tags: JSON.stringify(tagSplit(estimate, tagKeys)),
      }));
      const fresh = await insertNew(change.trx, split);
      const refs = [...new Set(fresh.map(row => row.stack_ref))];
      await change.insert(refs.map(ref => places.get(ref)!));
      await change.refold(refs);
      return refs;
    });
  }

  /**
   * Says which stacks there are; others are away.
   * @param at milliseconds since 1970: since when others are away
   * @param isKnown whether all stacks of a repository are among them
   * @returns refs of stacks of which something is new
   */
  async keepPlaces(
    places: readonly StackPlace[],
    at: number,
    isKnown: (repository: string) => boolean = () => true,
  ): Promise<string[]> {
    return this.#change(async change => {
      const known: StackRow[] = await change.trx(STACKS);
      const byRef = new Map(known.map(row => [row.stack_ref, row]));
      const fresh = places.filter(({ ref }) => !byRef.has(ref));
      await change.insert(fresh);
      const refs = fresh.map(({ ref }) => ref);
      const there = new Map(places.map(each => [each.ref, each]));
      const moved = new Map<string, StackRow>();
      for (const row of known) {
        const place = there.get(row.stack_ref);
        if (!place && !isKnown(row.repository)) continue;
        const now = asPlaced(row, place, at);
        if (JSON.stringify(now) === JSON.stringify(row)) continue;
        moved.set(row.stack_ref, now);
      }
      await change.refold([...moved.keys()], row => moved.get(row.stack_ref)!);
      return [...refs, ...moved.keys()];
    });
  }

  /**
   * Says by which tags costs are kept, and makes the lines of stacks anew that
   * are kept by others, some at a time: what is left goes on at the next call.
   * @returns refs of stacks of which something is new
   */
  async keepTagKeys(
    keys: readonly string[],
    signal: AbortSignal,
  ): Promise<string[]> {
    const wanted = JSON.stringify([...new Set(keys)].sort());
    await this.#knex(GENERATION)
      .whereNot({ tag_keys: wanted })
      .update({ tag_keys: wanted });
    const changed: string[] = [];
    while (!signal.aborted) {
      const rows: Pick<StackRow, 'stack_ref'>[] = await this.#knex(STACKS)
        .whereNot({ tag_keys: wanted })
        .limit(TOGETHER)
        .select('stack_ref');
      if (rows.length === 0) break;
      changed.push(
        ...(await this.#change(async change => {
          const refs = rows.map(row => row.stack_ref);
          await change.refold(refs);
          return refs;
        })),
      );
    }
    return changed;
  }

  /** Whether a commit is priced with the prices of a day, and not in vain. */
  async isPriced(ref: string, commit: string, date: string): Promise<boolean> {
    const row = await this.#priced(ref)
      .where({ commit_id: commit })
      .where('priced_at', '>=', Date.parse(date))
      .whereNot({ state: 'failed' })
      .first('id');
    return row !== undefined;
  }

  /** Commits of a stack that the portal has priced, or tried to. */
  async pricedCommits(ref: string): Promise<Set<string>> {
    const rows = await this.#priced(ref).select('commit_id');
    return new Set(rows.map(row => row.commit_id));
  }

  #priced(ref: string) {
    return this.#knex(ESTIMATES).where({ stack_ref: ref, grade: 'price-book' });
  }

  /** Whoever changes stacks waits here for who does it already. */
  async #change(
    task: (change: Change, tagKeys: string[]) => Promise<string[]>,
  ): Promise<string[]> {
    return this.#knex.transaction(async trx => {
      await trx(GENERATION).where({ id: 1 }).increment('generation', 1);
      const [row] = await trx(GENERATION).where({ id: 1 });
      const generation = Number(row.generation);
      const tagKeys: string[] = JSON.parse(row.tag_keys);
      const change = new Change({ trx, generation, tagKeys });
      const refs = await task(change, tagKeys);
      await change.rollups.write(trx);
      return refs;
    });
  }
}

/** Inserts estimates; those that were not known. */
async function insertNew(
  trx: Knex.Transaction,
  rows: readonly EstimateRow[],
): Promise<EstimateRow[]> {
  const fresh = new Map(rows.map(row => [row.id, row]));
  const ids = [...fresh.keys()];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const known = await trx(ESTIMATES)
      .select('id')
      .whereIn('id', ids.slice(at, at + CHUNK));
    for (const { id } of known) fresh.delete(id);
  }
  const all = [...fresh.values()];
  for (let at = 0; at < all.length; at += CHUNK) {
    await trx(ESTIMATES).insert(all.slice(at, at + CHUNK));
  }
  return all;
}

/** A stack's row, placed as it is now; without a place it is away. */
function asPlaced(
  row: StackRow,
  place: StackPlace | undefined,
  at: number,
): StackRow {
  const away: Absence[] = JSON.parse(row.away);
  const last = away.at(-1);
  const isAway = last !== undefined && last.to === undefined;
  if (!place) {
    if (isAway) return row;
    const spells = JSON.stringify([...away, { from: at }]);
    return { ...row, present: false, away: spells };
  }
  if (!isAway) return { ...row, ...placeRow(place) };
  const spells = JSON.stringify([...away.slice(0, -1), { ...last, to: at }]);
  return { ...row, ...placeRow(place), present: true, away: spells };
}

/** A record whose amount can be right, or that says that it cannot. */
function believable(record: CostRecord): CostRecord {
  const { monthly } = record.estimate;
  const isHigh =
    compareAmounts(monthly, String(DEAREST)) > 0 ||
    compareAmounts(monthly, String(-DEAREST)) < 0;
  if (!isHigh) return record;
  const estimate: Estimate = {
    ...record.estimate,
    state: 'failed',
    problems: [
      {
        severity: 'error',
        message: `An amount of ${monthly} in a month cannot be right.`,
      },
      ...record.estimate.problems,
    ],
  };
  return { ...record, estimate };
}
