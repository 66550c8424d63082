import type { Knex } from 'knex';
import { rise } from './generation';
import { type StackRow, STACKS } from './rows';

/** When stacks are looked at next, and what was asked. */
export class ScheduleStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Notes that a person wants a stack looked at now. */
  async want(ref: string, repository: string): Promise<void> {
    await this.#write([ref], { wanted_at: this.#now() }, repository);
  }

  async #write(
    refs: readonly string[],
    change: Partial<StackRow>,
    repository?: string,
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      const generation = await rise(trx);
      for (const ref of refs) {
        if (repository !== undefined) {
          await trx(STACKS)
            .insert({ stack_ref: ref, repository, generation })
            .onConflict('stack_ref')
            .ignore();
        }
        await trx(STACKS)
          .where({ stack_ref: ref })
          .update({ ...change, generation });
      }
    });
  }
}
