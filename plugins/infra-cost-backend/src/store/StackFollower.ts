import type { Knex } from 'knex';
import { GENERATION, STACKS, type StackRow } from './rows';

/** Follows the rows of stacks: only those that changed are read again. */
export class StackFollower<C extends keyof StackRow> {
  readonly #knex: Knex;
  readonly #columns: readonly C[] | undefined;
  readonly #take: (rows: Pick<StackRow, C>[]) => void;
  #generation = -1;
  #loading: Promise<void> | undefined;

  /**
   * @param columns that are read; default: all
   * @param take is told of rows that are new or changed, the first time of all
   */
  constructor(
    knex: Knex,
    columns: readonly C[] | undefined,
    take: (rows: Pick<StackRow, C>[]) => void,
  ) {
    this.#knex = knex;
    this.#columns = columns;
    this.#take = take;
  }

  /**
   * Waits until everything is told that was there when it was asked.
   * @returns which state that is
   */
  async current(): Promise<number> {
    const wanted = await this.#newest();
    while (this.#generation < wanted) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
    return this.#generation;
  }

  async #newest(): Promise<number> {
    const row = await this.#knex(GENERATION).where({ id: 1 }).first();
    return Number(row.generation);
  }

  async #load() {
    const generation = await this.#newest();
    const query = this.#knex(STACKS).where('generation', '>', this.#generation);
    const rows = await (this.#columns
      ? query.select([...this.#columns])
      : query);
    this.#take(rows);
    this.#generation = generation;
  }
}
