import type { AtlantisCommand } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import type { ActStore, StoredAct } from '../acting/Once';

const TABLE = 'request_commands';

/** What somebody asked Atlantis for; there is never a token in it. */
export interface StoredCommand extends StoredAct {
  requestId: string;
  /** Entity ref. */
  actor: string;
  login: string;
  repository: string;
  pullNumber: number;
  head: string;
  command: AtlantisCommand;
  body: string;
}

/**
 * Commands that people gave, each press of a button once, with the address of
 * the comment.
 */
export class CommandStore implements ActStore<StoredCommand, string> {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(key: string) {
    const row = await this.#knex(TABLE).where({ key }).first();
    if (!row) return undefined;
    const act: StoredCommand = {
      key: row.key,
      requestId: row.request_id,
      actor: row.actor,
      login: row.login,
      repository: row.repository,
      pullNumber: Number(row.pull_number),
      head: row.head,
      command: row.command,
      body: row.body,
      askedAt: row.asked_at,
    };
    return { act, ...(row.url !== null && { result: row.url as string }) };
  }

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

  async done(key: string, url: string): Promise<void> {
    await this.#knex(TABLE).where({ key }).update({ url });
  }

  async forget(key: string): Promise<void> {
    await this.#knex(TABLE).where({ key }).whereNull('url').delete();
  }
}
