import type { AtlantisCommand } from '@infra-portal/infra-common';
import type { Knex } from 'knex';

const TABLE = 'request_commands';

/** What somebody asked Atlantis for; there is never a token in it. */
export interface StoredCommand {
  key: string;
  requestId: string;
  /** Entity ref. */
  actor: string;
  login: string;
  repository: string;
  pullNumber: number;
  head: string;
  command: AtlantisCommand;
  body: string;
  /** Of the comment; undefined while it is being written. */
  url?: string;
  /** ISO 8601 */
  askedAt: string;
}

/** Commands that people gave, each press of a button once. */
export class CommandStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(key: string): Promise<StoredCommand | undefined> {
    const row = await this.#knex(TABLE).where({ key }).first();
    return (
      row && {
        key: row.key,
        requestId: row.request_id,
        actor: row.actor,
        login: row.login,
        repository: row.repository,
        pullNumber: Number(row.pull_number),
        head: row.head,
        command: row.command,
        body: row.body,
        ...(row.url !== null && { url: row.url }),
        askedAt: row.asked_at,
      }
    );
  }

  /** Writes it down before it is done; false when the key is used already. */
  async insert(command: StoredCommand): Promise<boolean> {
    const inserted = await this.#knex(TABLE)
      .insert({
        key: command.key,
        request_id: command.requestId,
        actor: command.actor,
        login: command.login,
        repository: command.repository,
        pull_number: command.pullNumber,
        head: command.head,
        command: command.command,
        body: command.body,
        asked_at: command.askedAt,
      })
      .onConflict('key')
      .ignore()
      .returning('key');
    return inserted.length === 1;
  }

  /** Notes the comment that was written. */
  async done(key: string, url: string): Promise<void> {
    await this.#knex(TABLE).where({ key }).update({ url });
  }

  /** Forgets what was surely not done, so that the key can be used again. */
  async forget(key: string): Promise<void> {
    await this.#knex(TABLE).where({ key }).whereNull('url').delete();
  }
}
