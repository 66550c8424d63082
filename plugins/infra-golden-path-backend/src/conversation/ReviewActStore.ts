import type { Knex } from 'knex';
import type { ActStore } from '../acting/Once';
import type { ActResult, StoredReviewAct } from './types';

const TABLE = 'review_acts';

/** What people did to pull requests, each press of a button once. */
export class ReviewActStore implements ActStore<StoredReviewAct, ActResult> {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(key: string) {
    const row = await this.#knex(TABLE).where({ key }).first();
    if (!row) return undefined;
    const act: StoredReviewAct = {
      ...{ key: row.key, askedAt: row.asked_at, actor: row.actor },
      ...{ login: row.login, repository: row.repository, head: row.head },
      ...{ pullNumber: Number(row.pull_number), act: row.act },
      ...(row.thread !== null && { thread: row.thread }),
      content: row.content,
    };
    const result: ActResult | undefined =
      row.result === null ? undefined : JSON.parse(row.result);
    return { act, ...(result && { result }) };
  }

  async insert(act: StoredReviewAct): Promise<boolean> {
    const { askedAt, pullNumber, thread, ...same } = act;
    const inserted = await this.#knex(TABLE)
      .insert({
        ...same,
        ...{ asked_at: askedAt, pull_number: pullNumber },
        thread: thread ?? null,
      })
      .onConflict('key')
      .ignore()
      .returning('key');
    return inserted.length === 1;
  }

  async done(key: string, result: ActResult): Promise<void> {
    await this.#knex(TABLE)
      .where({ key })
      .update({ result: JSON.stringify(result) });
  }

  async forget(key: string): Promise<void> {
    await this.#knex(TABLE).where({ key }).whereNull('result').delete();
  }
}
