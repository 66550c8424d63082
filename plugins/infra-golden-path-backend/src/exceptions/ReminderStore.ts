import type { Knex } from 'knex';

const TABLE = 'exception_reminders';

/** One end that people are told of. */
export interface Reminder {
  /** Key of the exception. */
  exception: string;
  until: string;
  stage: 'ending' | 'ended';
}

/** Remembers what people were told, so that they are told once. */
export class ReminderStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async isSent(reminder: Reminder): Promise<boolean> {
    const row = await this.#knex(TABLE)
      .where({ ...reminder })
      .first();
    return row !== undefined;
  }

  async sent(reminder: Reminder, at: Date): Promise<void> {
    await this.#knex(TABLE)
      .insert({ ...reminder, sent_at: at.toISOString() })
      .onConflict(['exception', 'until', 'stage'])
      .ignore();
  }
}
