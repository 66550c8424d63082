import type { Knex } from 'knex';

const FOLDERS = 'cost_folders';

/** Which folders stacks are made of, so that they are not read again for it. */
export class Folders {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async of(ref: string): Promise<string[] | undefined> {
    const row = await this.#knex(FOLDERS).where({ stack_ref: ref }).first();
    return row && JSON.parse(row.folders);
  }

  /** Of all stacks, by ref. */
  async all(): Promise<Map<string, string[]>> {
    const rows = await this.#knex(FOLDERS);
    return new Map(rows.map(row => [row.stack_ref, JSON.parse(row.folders)]));
  }

  async keep(ref: string, folders: readonly string[]): Promise<void> {
    await this.#knex(FOLDERS)
      .insert({ stack_ref: ref, folders: JSON.stringify(folders) })
      .onConflict('stack_ref')
      .merge();
  }
}
