import {
  addAmounts,
  type Amount,
  compareAmounts,
  type Saving,
  type StackSavings,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { type CostFilter, fitting } from '../read/filter';
import type { StackPlace } from '../store';
import { keysOf, STACKS, type StackRow } from '../store/rows';

const SAVINGS = 'cost_savings';
/** Stacks that are told of whole. */
const MOST_ITEMS = 200;
/** Variables of one statement; SQLite takes few. */
const CHUNK = 80;

/** What was found in one stack. */
export interface FoundSavings {
  ref: string;
  /** Digest of all that it follows from; the same finds the same. */
  madeFor: string;
  commit: string;
  monthly: Amount;
  certain: Amount;
  possible: Amount;
  savings: readonly Saving[];
}

/** What was found in a stack; others know what was proposed of it. */
export type FoundInStack = Omit<StackSavings, 'proposals'>;

/** All that fits, together, and the greatest of it. */
export interface SavingsPage {
  monthly: Amount;
  certain: Amount;
  possible: Amount;
  stacks: number;
  pending: number;
  items: FoundInStack[];
  more: number;
}

interface Row {
  stack_ref: string;
  name: string;
  repository: string;
  owner: string | null;
  product: string | null;
  service: string | null;
  environment: string | null;
  commit_id: string | null;
  found_at: number | string;
  monthly: string;
  certain: string;
  possible: string;
  found: number;
  savings: string;
}

/** Ways to pay less, as they were last looked for. */
export class SavingsStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** For what the savings of stacks were looked for, by ref. */
  async madeFor(): Promise<Map<string, string>> {
    const rows: { stack_ref: string; made_for: string }[] = await this.#knex(
      SAVINGS,
    ).select('stack_ref', 'made_for');
    return new Map(rows.map(row => [row.stack_ref, row.made_for]));
  }

  async keep(found: FoundSavings): Promise<void> {
    const { ref, madeFor, commit, monthly, certain, possible } = found;
    await this.#knex(SAVINGS)
      .insert({
        ...{ stack_ref: ref, made_for: madeFor, commit_id: commit },
        ...{ monthly, certain, possible, found_at: this.#now() },
        found: found.savings.length,
        savings: JSON.stringify(found.savings),
      })
      .onConflict('stack_ref')
      .merge();
  }

  /** Where a stack is, by its name in addresses; undefined: there is none. */
  async placeOf(name: string): Promise<StackPlace | undefined> {
    const row: StackRow | undefined = await this.#knex(STACKS)
      .where({ name, present: true })
      .first();
    if (!row) return undefined;
    const { repository, dir, product, service, environment, owner } = row;
    return {
      ...{ ref: row.stack_ref, name, repository, dir },
      ...(product !== null && { product }),
      ...(service !== null && { service }),
      ...(environment !== null && { environment }),
      ...(owner !== null && { owner }),
    };
  }

  /** @param name of the only stack that is wanted */
  async page(
    filter: Omit<CostFilter, 'text'>,
    name?: string,
  ): Promise<SavingsPage> {
    const rows = await this.#fitting(filter, name);
    const known = rows.filter(row => row.commit_id !== null);
    const sum = (of: (row: Row) => Amount) => addAmounts(...known.map(of));
    const found = known
      .filter(row => Number(row.found) > 0)
      .sort(
        (one, other) =>
          compareAmounts(other.possible, one.possible) ||
          (one.stack_ref < other.stack_ref ? -1 : 1),
      );
    const shown = found.slice(0, MOST_ITEMS);
    return {
      monthly: sum(row => row.monthly),
      certain: sum(row => row.certain),
      possible: sum(row => row.possible),
      stacks: rows.length,
      pending: rows.length - known.length,
      items: await this.#whole(shown),
      more: found.length - shown.length,
    };
  }

  /** Without the savings themselves, which are long. */
  async #fitting(
    filter: Omit<CostFilter, 'text'>,
    name: string | undefined,
  ): Promise<Row[]> {
    const fits = fitting(filter);
    const rows: Row[] = await this.#knex({ own: STACKS })
      .leftJoin({ saving: SAVINGS }, 'saving.stack_ref', 'own.stack_ref')
      .where({ 'own.present': true, ...(name && { 'own.name': name }) })
      .select('own.stack_ref', 'own.name', 'own.repository', 'own.product')
      .select('own.service', 'own.environment', 'own.owner')
      .select('saving.commit_id', 'saving.found_at', 'saving.found')
      .select('saving.monthly', 'saving.certain', 'saving.possible');
    return rows.filter(row => fits({ keys: keysOf(row), text: '' }));
  }

  async #whole(rows: readonly Row[]): Promise<FoundInStack[]> {
    const texts = new Map<string, string>();
    for (let at = 0; at < rows.length; at += CHUNK) {
      const some: { stack_ref: string; savings: string }[] = await this.#knex(
        SAVINGS,
      )
        .select('stack_ref', 'savings')
        .whereIn(
          'stack_ref',
          rows.slice(at, at + CHUNK).map(row => row.stack_ref),
        );
      for (const row of some) texts.set(row.stack_ref, row.savings);
    }
    return rows.map(row => ({
      ...{ name: row.name, ref: row.stack_ref },
      ...(row.product !== null && { product: row.product }),
      ...(row.service !== null && { service: row.service }),
      ...(row.environment !== null && { environment: row.environment }),
      ...{ monthly: row.monthly, certain: row.certain, possible: row.possible },
      savings: JSON.parse(texts.get(row.stack_ref) ?? '[]'),
      commit: row.commit_id!,
      foundAt: new Date(Number(row.found_at)).toISOString(),
    }));
  }
}
